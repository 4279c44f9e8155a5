"""Verify a yange archive without yange: Python's standard library and git, nothing else.

    python verify_independently.py ARCHIVE [HEAD]

HEAD is a commit id or a Ledger-SHA256 that was noted elsewhere. Prints one
line for each thing that is wrong, with the number of the check in
docs/verification.md, and exits with 5; with 0 where nothing is. It shares no
line with yange. What needs a reader of legal texts is left to `yange verify`.
"""

import hashlib
import json
import re
import subprocess
import sys

HEX = "[0-9a-f]{12}"
PATH = re.compile(
    rf"yange\.json|works/(?P<a>..)/(?P<b>..)/(?P<work>(?P=a)(?P=b)[0-9a-f]{{8}})/(?:work-{HEX}\.json|(?P<version>{HEX})/(?:version-{HEX}\.json"
    rf"|(?P<witness>{HEX})/(?:(?P=work)\.(?:json|md)|witness-{HEX}\.json|source/(?P=work)\.[a-z0-9]{{1,8}})))"
)
EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
wrong: list[str] = []


def git(*words: str, stdin: str = "") -> bytes:
    """Run git as if there were neither configuration nor replaced objects; what it complains of is wrong."""
    done = subprocess.run(["git", "--no-replace-objects", "-C", sys.argv[1], *words], input=stdin.encode(), capture_output=True, check=False)
    if done.returncode:
        wrong.append(f"V01 git {words[0]}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def sha256(content: bytes) -> str:
    """Return the SHA-256, hexadecimal."""
    return hashlib.sha256(content).hexdigest()


class Objects:
    """Objects by id, out of one git process."""

    def __init__(self) -> None:
        command = ["git", "--no-replace-objects", "-C", sys.argv[1], "cat-file", "--batch"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def read(self, oid: str) -> bytes:
        """Return the content of an object; nothing, and something wrong, where it is missing."""
        requests, answers = self.process.stdin, self.process.stdout
        if requests is None or answers is None:
            return b""
        requests.write(f"{oid}\n".encode())
        requests.flush()
        header = answers.readline().split()
        if len(header) != 3:
            wrong.append(f"V01 {oid}: {b' '.join(header).decode() or 'git cannot read it'}")
            return b""
        return answers.read(int(header[2]) + 1)[:-1]


def differences(pairs: list[tuple[str, str]]) -> list[dict[str, tuple[str, str, str]]]:
    """Return for each pair of trees what the second has otherwise: status, mode and id by path."""
    shown = git("diff-tree", "--stdin", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", stdin="".join(f"{a} {b}\n" for a, b in pairs))
    found = []
    for body in re.findall(rb"[0-9a-f]{40} [0-9a-f]{40}\n((?::[^\0]*\0[^\0]*\0)*)", shown):
        fields = body.decode(errors="surrogateescape").split("\0")
        heads = [field[1:].split(" ") for field in fields[:-1:2]]
        found.append({path: (head[4], head[1], head[3]) for head, path in zip(heads, fields[1::2], strict=True)})
    return found


def root(text: str, outline: list[str]) -> str:
    """Return the Merkle root over the provisions (RFC 6962)."""
    level = []
    for line in outline:
        eid, start, end = line.split(" ")
        level.append(hashlib.sha256(b"\0" + eid.encode() + b"\n" + text[int(start) : int(end)].encode()).digest())
    while len(level) > 1:
        pairs = [hashlib.sha256(b"\1" + level[i] + level[i + 1]).digest() for i in range(0, len(level) - 1, 2)]
        level = pairs + level[len(pairs) * 2 :]
    return (level[0] if level else hashlib.sha256().digest()).hex()


def check_record(path: str, content: bytes, held: set[str], beside: dict[str, bytes]) -> None:
    """Check form, name and ids of a record, and of a Witness the digests of what was added with it."""
    where, name = PATH.fullmatch(path), re.search(rf"-({HEX})\.json$", path)
    if name and not sha256(content).startswith(name[1]):
        wrong.append(f"V24 {path}: its SHA-256 is {sha256(content)}")
    try:
        record = json.loads(content)
    except ValueError as error:
        wrong.append(f"V22 {path}: {error}")
        return
    canonical = (json.dumps(record, ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode()
    if canonical != content:
        wrong.append(f"V22 {path}: not canonical JSON")
    for key in ("work", "version"):
        if where and where[key] and record.get(key, where[key]) != where[key]:
            wrong.append(f"V24 {path}: {key} {record[key]}")
    wrong.extend(f"V25 {path}: {digest} is not recorded" for digest in record.get("supersedes", ()) if digest not in held)
    parts = {"source": [c for p, c in beside.items() if "/source/" in p], "text": [c for p, c in beside.items() if p.endswith(".md") and "/source/" not in p]}
    for part, check in (("source", "V31"), ("text", "V32")) if "provisions_root" in record else ():
        for other in parts[part]:
            if (sha256(other), len(other)) != (record[part]["sha256"], record[part]["length"]):
                wrong.append(f"{check} {path}: the {part} has {len(other)} bytes, SHA-256 {sha256(other)}")
            elif part == "text" and root(other.decode(), record["outline"]) != record["provisions_root"]:
                wrong.append(f"V36 {path}: the root is {root(other.decode(), record['outline'])}")


def check_commit(oid: str, raw: bytes, values: dict[str, str], files: dict[str, bytes]) -> None:
    """Check the chain of a commit and how it is written, and keep the value that it states."""
    header, _, message = raw.partition(b"\n\n")
    lines = [line.split(" ", 1) for line in header.decode().split("\n")]
    author, committer = (next(value for key, value in lines if key == who) for who in ("author", "committer"))
    if author != committer or {key for key, _ in lines} > {"tree", "parent", "author", "committer"}:
        wrong.append(f"V14 {oid}: author {author}, committer {committer}")
    person, seconds, zone = committer.rsplit(" ", 2)
    body, _, value = message.rpartition(b"Ledger-SHA256: ")
    chain = ["yange-ledger/1", *(f"parent {values.get(parent)}" for key, parent in lines if key == "parent")]
    chain += [f"author {person}", f"recorded {seconds} {zone}", f"message {sha256(body)}"]
    chain += [f"file {digest} {path}" for path, digest in sorted((path, sha256(content)) for path, content in files.items())]
    computed = sha256("\n".join([*chain, ""]).encode())
    if value != f"{computed}\n".encode():
        wrong.append(f"V11 {oid}: {computed} follows, not {value.decode(errors='replace').strip()}")
    values[oid] = value.decode(errors="replace").strip()


def moment(raw: bytes) -> int:
    """Return when a commit was recorded, in seconds."""
    return int(raw.partition(b"\ncommitter ")[2].partition(b"\n")[0].rsplit(b" ", 2)[1])


def main() -> int:
    """Verify one archive."""
    noted = sys.argv[2] if len(sys.argv) > 2 else None
    git("fsck", "--full", "--strict", "--no-dangling", "refs/heads/main")
    if git("symbolic-ref", "HEAD").strip() != b"refs/heads/main":
        wrong.append("V03 HEAD is not main")
    commits = [line.split() for line in git("rev-list", "--topo-order", "--reverse", "--parents", "refs/heads/main").decode().splitlines()]
    objects = Objects()
    raws = {oid: objects.read(oid) for oid, *_ in commits}
    trees = {oid: raw[5:45].decode() for oid, raw in raws.items()}
    pairs = [(trees[parent] if parent else EMPTY_TREE, trees[oid]) for oid, *parents in commits for parent in parents or [""]]
    sides = iter(differences(pairs))
    values: dict[str, str] = {}
    held: set[str] = set()
    seen: set[str] = set()
    for oid, *parents in commits:
        against = [next(sides, {}) for _ in parents or [""]]
        wrong.extend(f"V12 {oid} {path}: {status}" for side in against for path, (status, _, _) in side.items() if status != "A")
        new = {path: (mode, blob) for path, (_, mode, blob) in against[0].items() if all(path in side for side in against) and blob.strip("0")}
        wrong.extend(f"V21 {oid} {path}: mode {mode}" for path, (mode, _) in new.items() if mode != "100644" or not PATH.fullmatch(path))
        files = {path: objects.read(blob) for path, (_, blob) in new.items()}
        versions = {match["version"] for path in new if (match := PATH.fullmatch(path)) and match["version"]} - seen
        if len(versions) > 1:
            wrong.append(f"V16 {oid}: {len(versions)} Versions enter at once")
        seen |= versions
        for path, content in files.items():
            if path.endswith(".json"):
                folder = path.rpartition("/")[0]
                check_record(path, content, held, {other: inner for other, inner in files.items() if other.startswith(f"{folder}/")})
                held.add(sha256(content))
        check_commit(oid, raws[oid], values, files)
        wrong.extend(f"V13 {oid}: recorded before its parent {parent}" for parent in parents if moment(raws[parent]) > moment(raws[oid]))
    if noted is not None and noted not in {*values, *values.values()}:
        wrong.append(f"V04 {noted} is not in the history of main")
    return 5 if wrong else 0


if __name__ == "__main__":
    try:
        code = main()
    except (ValueError, KeyError, TypeError, IndexError, StopIteration, OSError) as error:
        wrong.append(f"V01 what is there cannot be read: {error!r}")
        code = 5
    print("\n".join(dict.fromkeys(wrong)) or "nothing is wrong")
    sys.exit(code)
