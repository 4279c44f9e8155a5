"""Who records: said on the command line, by the environment, by git's settings, or the account that runs us."""

import os

from cli.output import note

__all__ = ["author"]


def author(said: str | None) -> str:
    """Return who records, as `Name <mail>`.

    Args:
        said: by `--author` or `YANGE_AUTHOR`.
    """
    return said or _of_environment() or _of_git() or _of_account()


def _of_environment() -> str | None:
    name, mail = os.environ.get("GIT_AUTHOR_NAME"), os.environ.get("GIT_AUTHOR_EMAIL")
    return f"{name} <{mail}>" if name and mail else None


def _of_git() -> str | None:
    """Ask git, where there is one."""
    name, mail = _setting("user.name"), _setting("user.email")
    return f"{name} <{mail}>" if name and mail else None


def _setting(name: str) -> str | None:
    import subprocess

    try:
        answer = subprocess.run(["git", "config", "--get", name], capture_output=True, text=True, check=False)
    except OSError:
        return None
    return answer.stdout.strip() or None


def _of_account() -> str:
    """Name the account and the machine, and say so: it is a fact, though seldom the one wanted."""
    import getpass
    import socket

    account = getpass.getuser()
    found = f"{account} <{account}@{socket.gethostname()}>"
    note(f"recorded as {found}; say who with --author 'Name <mail>' or YANGE_AUTHOR")
    return found
