"""A small archive of fictitious regulations, and a forger who knows how it is written."""

import json
import os
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha1, sha256
from pathlib import Path

import pytest

from archive.facade import Archive, Source
from archive.ledger import chain as chains
from archive.verification import Verification, verify
from archive.verifying.checks import Severity

EXAMPLES = Path(__file__).resolve().parents[3] / "examples" / "fictitious"
AUTHOR = "馆员 <librarian@example.org>"
LAW = "虚构市小型游船停泊管理条例"


def clock(start: datetime = datetime(2026, 3, 1, tzinfo=UTC)) -> Callable[[], datetime]:
    """Give the present: a minute later each time."""
    said = [start]

    def present() -> datetime:
        said.append(said[-1] + timedelta(minutes=1))
        return said[-1]

    return present


def source(name: str, *, instead: tuple[str, str] = ("", ""), kind: str | None = None) -> Source:
    """A fictitious text, with some words in place of others."""
    words = (EXAMPLES / name).read_text("utf-8").replace(*instead)
    return Source(words.encode(), name, f"https://example.org/{name}", kind)


def build(folder: Path, *, instead: tuple[str, str] = ("", "")) -> Path:
    """Make an archive with every kind of file: Versions, a Work that is only named, a further Witness, a correction."""
    archive = Archive.create(folder, author=AUTHOR, clock=clock())
    archive.record(archive.plan([source("1-adopted-2016.txt", instead=instead), source("2-amended-2019.txt")]))
    archive.record(archive.plan([source("3-revised-2023.txt")]))
    archive.record(archive.plan([source("1-adopted-2016.txt", instead=("每日不超过二十元", "每日不超过三十元"), kind="official")]))
    archive.correct(LAW, given={"effective": "2020-05-01"}, reason="the decision says so", version="2019-11-28")
    archive.close()
    return folder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("built") / "archive")


@pytest.fixture
def archive(built: Path, tmp_path: Path) -> Path:
    """A copy of the archive, to be forged."""
    return Path(shutil.copytree(built, tmp_path / "archive"))


@pytest.fixture
def build_archive() -> Callable[..., Path]:
    return build


def text_of(name: str) -> bytes:
    """A fictitious regulation of two articles."""
    header = f"虚构市{name}条例\n（2020年1月2日虚构市第一届人民代表大会常务委员会第一次会议通过）\n"
    return f"{header}第一条　本条例是虚构的示例。\n第二条　本条例自2020年3月1日起施行。\n".encode()


@pytest.fixture
def join_fork(tmp_path: Path) -> Callable[[Path], list[str]]:
    """Let an archive and a fork of it each record a law, and join them; return the heads before."""
    from archive.ledger.ledger import Ledger, Recorder

    def join(folder: Path) -> list[str]:
        fork = Path(shutil.copytree(folder, tmp_path / "fork"))
        heads = []
        for side, name in ((folder, "甲"), (fork, "乙")):
            archive = Archive.open(side, author=AUTHOR, clock=clock(datetime(2027, 1, 1, tzinfo=UTC)))
            heads.append(archive.record(archive.plan([Source(text_of(name), f"{name}.txt")])).head)
            archive.close()
        Ledger.open(folder).join(Ledger.open(fork), Recorder(AUTHOR, clock(datetime(2028, 1, 1, tzinfo=UTC)), "yange test"))
        return heads

    return join


def errors(found: Verification) -> set[str]:
    """Return the numbers of the checks that found an error."""
    return {one.check.number for one in found.findings if one.severity is Severity.ERROR}


@pytest.fixture
def found_in() -> Callable[..., set[str]]:
    """Verify an archive, and return the numbers of the checks that found an error."""

    def ask(folder: Path, head: str | None = None) -> set[str]:
        return errors(verify(folder, head=head))

    return ask


@dataclass
class Made:
    """One commit, taken apart."""

    author: str
    stamp: str
    parents: list[int]
    message: bytes
    files: dict[str, bytes]
    modes: dict[str, str] = field(default_factory=dict)
    author_stamp: str | None = None


class Forger:
    """The history of an archive as plain values, to be changed and written back.

    Everything is written anew as loose objects, and what was there is removed:
    a forger who works clean.
    """

    def __init__(self, folder: Path) -> None:
        from archive.ledger.ledger import Ledger

        self.folder = folder
        ledger = Ledger.open(folder)
        self.commits: list[Made] = []
        places: dict[str, int] = {}
        for entry in ledger.commits():
            commit = entry.commit
            header, _, message = ledger.object(commit.id, "commit").partition(b"\n\n")
            signed = next(line for line in header.decode().split("\n") if line.startswith("committer "))
            person, _, stamp = signed.removeprefix("committer ").partition("> ")
            places[commit.id] = len(self.commits)
            files = {file.path: ledger.blob(file.blob) for file in ledger.files(at=commit.id)}
            self.commits.append(Made(person + ">", stamp, [places[parent] for parent in commit.parents], message, files))

    def path(self, like: str, number: int = 0) -> str:
        """Return the path of a file, by how it ends or what stands in it."""
        found = [path for path in self.commits[-1].files if like in path]
        return sorted(found)[number]

    def first(self, path: str) -> int:
        """Return the place of the commit that added a file."""
        return next(index for index, commit in enumerate(self.commits) if path in commit.files)

    def put(self, path: str, content: bytes, *, since: int | None = None) -> None:
        """Give a file other bytes, from the commit on that added it, or from a later one."""
        for commit in self.commits[self.first(path) if since is None else since :]:
            commit.files[path] = content

    def rename(self, path: str, to: str) -> None:
        """Give a file another path, from the commit on that added it."""
        for commit in self.commits[self.first(path) :]:
            commit.files[to] = commit.files.pop(path)

    def edit_record(self, path: str, edit: Callable[[dict[str, object]], object]) -> str:
        """Change a record, in canonical form, its name with it; return the new path."""
        record = json.loads(self.commits[-1].files[path])
        edit(record)
        content = (json.dumps(record, ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode()
        self.put(path, content)
        folder, _, name = path.rpartition("/")
        kind, dash, _ = name.partition("-")
        renamed = f"{folder}/{kind}-{sha256(content).hexdigest()[:12]}.json" if dash else path
        if renamed != path:
            self.rename(path, renamed)
        return renamed

    def drop(self, place: int) -> None:
        """Leave out a commit, and what it added."""
        gone = set(self.commits[place].files) - set(self.commits[place - 1].files)
        for commit in self.commits[place + 1 :]:
            commit.files = {path: content for path, content in commit.files.items() if path not in gone}
            commit.parents = [parent if parent < place else parent - 1 for parent in commit.parents]
        del self.commits[place]

    def write(self, *, chained: bool, clean: bool = True) -> str:
        """Write it all back, move main, and return the new head.

        Args:
            chained: whether `Ledger-SHA256` is computed anew.
            clean: whether what was there before is removed.
        """
        if clean:
            for path in (self.folder / "objects").glob("*"):
                shutil.rmtree(path)
        (self.folder / "objects" / "pack").mkdir(exist_ok=True)
        for path in self.folder.glob("yange-catalog*"):
            path.unlink()
        ids: list[str] = []
        values: list[str] = []
        for commit in self.commits:
            message = commit.message
            if chained:
                message, value = self._chained(commit, values)
                values.append(value)
            ids.append(self._commit(replace(commit, message=message), ids))
        (self.folder / "refs" / "heads" / "main").write_text(ids[-1] + "\n")
        return ids[-1]

    def _chained(self, commit: Made, values: list[str]) -> tuple[bytes, str]:
        body = commit.message[: commit.message.rindex(b"Ledger-SHA256: ")]
        seconds, zone = commit.stamp.split()
        recorded = datetime.strptime(zone, "%z").replace(year=1970)
        moment = datetime.fromtimestamp(int(seconds), recorded.tzinfo)
        before = [self.commits[parent].files for parent in commit.parents]
        added = {path: content for path, content in commit.files.items() if all(files.get(path) != content for files in before)}
        digests = [(path, sha256(content).hexdigest()) for path, content in added.items()]
        value = chains.value([values[parent] for parent in commit.parents], commit.author, moment, body, digests)
        return body + f"Ledger-SHA256: {value}\n".encode(), value

    def _commit(self, commit: Made, ids: list[str]) -> str:
        lines = [f"tree {self._tree(commit.files, commit.modes)}", *(f"parent {ids[parent]}" for parent in commit.parents)]
        lines += [f"author {commit.author} {commit.author_stamp or commit.stamp}", f"committer {commit.author} {commit.stamp}", "", ""]
        return self.add("commit", "\n".join(lines).encode() + commit.message)

    def _tree(self, files: dict[str, bytes], modes: dict[str, str], prefix: str = "") -> str:
        folders: dict[str, dict[str, bytes]] = {}
        entries = []
        for path, content in files.items():
            name, slash, rest = path.partition("/")
            if slash:
                folders.setdefault(name, {})[rest] = content
            else:
                entries.append((name, modes.get(prefix + path, "100644"), self.add("blob", content)))
        entries += [(name, "40000", self._tree(inside, modes, f"{prefix}{name}/")) for name, inside in folders.items()]
        entries.sort(key=lambda entry: entry[0] + "/" if entry[1] == "40000" else entry[0])
        return self.add("tree", b"".join(f"{mode} {name}\0".encode() + bytes.fromhex(oid) for name, mode, oid in entries))

    def add(self, kind: str, content: bytes) -> str:
        """Write a loose object."""
        whole = f"{kind} {len(content)}\0".encode() + content
        oid = sha1(whole, usedforsecurity=False).hexdigest()
        path = self.folder / "objects" / oid[:2] / oid[2:]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(zlib.compress(whole))
        return oid


@pytest.fixture
def forger(archive: Path) -> Forger:
    return Forger(archive)


@pytest.fixture
def git() -> Callable[..., str]:
    """Plain git, untouched by the configuration of whoever runs the tests."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    environment = {**os.environ, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "LC_ALL": "C.UTF-8"}

    def run(folder: Path, *words: str) -> str:
        done = subprocess.run(["git", *words], cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


@pytest.fixture
def independent(git: Callable[..., str]) -> Callable[..., tuple[int, set[str]]]:
    """The second verifier: its exit code, and the numbers of the checks that it names."""
    program = Path(__file__).resolve().parents[3] / "docs" / "verify_independently.py"

    def run(folder: Path, *words: str) -> tuple[int, set[str]]:
        done = subprocess.run([sys.executable, "-I", str(program), str(folder), *words], capture_output=True, text=True, check=False)
        assert done.stderr == ""
        return done.returncode, {line.split(" ")[0] for line in done.stdout.splitlines() if line.startswith("V")}

    return run
