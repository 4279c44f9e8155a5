"""Whether the archive is what was recorded: for people and as JSON."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cli.views.page import Block, Facts, Heading, Page, Paragraph, Style

if TYPE_CHECKING:
    from archive.verification import Verification
    from archive.verifying.findings import Finding

__all__ = ["page", "verification_json"]

_SEVERITIES = {"error": "error 错误", "warning": "warning 警告", "note": "note 提示"}


def verification_json(verification: "Verification") -> dict[str, Any]:
    """Return what was verified and found (`yange.verification/1`)."""
    return {
        "schema": "yange.verification/1",
        "intact": verification.intact,
        "head": verification.head,
        "chain": verification.chain,
        "commits": verification.commits,
        "works": verification.works,
        "versions": verification.versions,
        "findings": [_finding_json(finding) for finding in verification.findings],
        "left_out": dict(verification.left_out),
    }


def _finding_json(finding: "Finding") -> dict[str, Any]:
    where = finding.where
    return {
        "check": finding.check.number,
        "name": finding.check.name.lower(),
        "severity": finding.severity.value,
        "work": where.work,
        "title": finding.title,
        "version": finding.label or where.version,
        "expected": finding.expected,
        "found": finding.found,
        "version_id": where.version,
        "witness": where.witness,
        "path": where.path,
        "commit": where.commit,
    }


def page(verification: "Verification") -> Page:
    """Return the verdict, then every finding, errors first."""
    blocks: list[Block] = [Heading(_verdict(verification)), Facts(tuple(_held(verification)))]
    for finding in verification.findings:
        blocks += [None, *(_note(finding) if finding.severity.value == "note" else _weighty(finding))]
    for number, count in verification.left_out:
        blocks += [None, Paragraph.of(f"{number}: {count} more findings, not listed", Style.WARNING)]
    return tuple(blocks)


def _verdict(verification: "Verification") -> str:
    counts = Counter(finding.severity.value for finding in verification.findings)
    found = ", ".join(f"{counts[severity]} {severity}{'s' if counts[severity] > 1 else ''}" for severity in _SEVERITIES if counts[severity])
    verdict = "intact 完好" if verification.intact else "NOT what was recorded 已损坏或被改动"
    return f"{verdict}{': ' + found if found else ''}"


def _held(verification: "Verification") -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "checked", (f"{verification.commits} commits, {verification.works} laws, {verification.versions} versions",)
    if verification.head is not None:
        yield "head", (verification.head,)
    if verification.chain is not None:
        yield "Ledger-SHA256", (verification.chain,)


def _weighty(finding: "Finding") -> Iterator[Block]:
    yield Heading(f"{finding.check.number} {_SEVERITIES[finding.severity.value]}  {_of(finding)}".rstrip(), depth=2)
    where = finding.where
    rows = [
        ("should hold", finding.check.meaning),
        ("expected", finding.expected),
        ("found", finding.found),
        ("file", where.path),
        ("commit", where.commit),
    ]
    yield Facts(tuple((name, (value,)) for name, value in rows if value))


def _note(finding: "Finding") -> Iterator[Block]:
    of = _of(finding)
    yield Paragraph.of(f"{finding.check.number} {_SEVERITIES['note']}  {of + ': ' if of else ''}{finding.found}", Style.FAINT)


def _of(finding: "Finding") -> str:
    """Return the law and the version that a finding is about, as people call them."""
    law = f"《{finding.title}》" if finding.title else finding.where.work or ""
    version = finding.label or finding.where.version
    return " ".join(filter(None, (law, version)))
