"""The verbs on an archive, from the words typed to the answer on stdout."""

import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cli.main import main

if TYPE_CHECKING:
    from tests.cli.conftest import Yange

LAW = "新疆维吾尔自治区平安建设条例"
PREDECESSOR = "新疆维吾尔自治区社会治安综合治理条例"
BOATS = "虚构市小型游船停泊管理条例"


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with the seed and the fictitious regulation in three versions."""
    examples = Path(__file__).resolve().parents[2] / "examples"
    fictitious = examples / "fictitious"
    archive = tmp_path_factory.mktemp("recorded") / "archive"
    beside = ["--archive", str(archive), "--author", "馆员 <librarian@example.org>"]
    assert main(["init", *beside]) == 0
    assert main(["record", str(examples / "xinjiang-pingan-jianshe-tiaoli-2021.txt"), "--kind", "official", *beside]) == 0
    assert main(["record", str(fictitious / "1-adopted-2016.txt"), *beside]) == 0
    assert main(["record", str(fictitious / "2-amended-2019.txt"), "--set", "effective=2020-05-01", *beside]) == 0
    assert main(["record", str(fictitious / "3-revised-2023.txt"), *beside]) == 0
    return archive


@pytest.fixture
def held(yange: "Yange", recorded: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> "Yange":
    """The command line on a copy of that archive."""
    shutil.copytree(recorded, tmp_path / "archive")
    monkeypatch.setenv("YANGE_ARCHIVE", str(tmp_path / "archive"))
    return yange


def test_the_verbs_answer(held: "Yange") -> None:
    """Each as JSON of its schema and as a page, on stdout alone."""
    calls: dict[str, tuple[tuple[str, ...], str]] = {
        "list": (("list",), "yange.work/1"),
        "show": (("show", LAW, "第七条"), "yange.show/1"),
        "status": (("status", LAW), "yange.status/1"),
        "history": (("history", BOATS), "yange.history/1"),
        "provision": (("history", BOATS, "第三条"), "yange.history/1"),
        "diff": (("diff", BOATS), "yange.comparison/1"),
        "blame": (("blame", BOATS), "yange.blame/1"),
        "provenance": (("provenance", BOATS), "yange.provenance/1"),
    }
    for words, schema in calls.values():
        page = held(*words)
        assert (page.code, page.err) == (0, ""), page.err
        assert page.out.strip()
        assert "\x1b" not in page.out
        assert {found["schema"] for found in held(*words, "--json").objects} == {schema}


def shown(yange: "Yange", *words: object) -> Any:
    (found,) = yange("show", *words, "--json").objects
    return found


def test_show_a_provision_in_one_word_or_two(held: "Yange") -> None:
    """LAW [PROVISION]: a citation as a lawyer types it."""
    found = shown(held, f"{BOATS}第七条第三项", "--on", "2021-01-01")
    assert found == shown(held, BOATS, "第七条第（三）项", "--on", "2021年1月1日")
    assert found["text"] == "（三）夜间在船头悬挂一盏白灯；"
    assert found["address"] == "art_7__para_1__point_3"
    assert found["version"] == "2019-11-28"
    assert found["commit"] == found["witness"]["commit"]


def test_show_by_day(held: "Yange") -> None:
    """The version operative on the day, by its own commencement."""
    assert [shown(held, BOATS, "第三条", "--on", day)["version"] for day in ("2016-07-01", "2020-04-30", "2020-05-01", "2023-12-31", "2024-01-01")] == [
        "2016-03-18",
        "2016-03-18",
        "2019-11-28",
        "2019-11-28",
        "2023-09-22",
    ]


def test_show_before_commencement_has_no_text(held: "Yange") -> None:
    """The text of the first version is never shown as the text."""
    answer = held("show", LAW, "--on", "2021-12-31", "--json")
    assert answer.code == 3
    (found,) = answer.objects
    assert (found["status"], found["version"], found["text"]) == ("not_yet_in_force", None, None)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("1993-12-31", "not_yet_adopted"),
        ("1994-01-20", "not_yet_adopted"),
        ("1994-01-21", "unknown"),
        ("2021-12-30", "unknown"),
        ("2021-12-31", "in_force"),
        ("2022-01-01", "repealed"),
        ("2199-01-01", "repealed"),
    ],
)
def test_the_predecessor_of_the_seed(held: "Yange", day: str, status: str) -> None:
    """Of a repealed Work of which only the repeal is held, `version` is always null."""
    (found,) = held("status", PREDECESSOR, "--on", day, "--json").objects
    assert (found["status"], found["version"], found["text_held"]) == (status, None, False)
    assert all(ground["commit"] and ground["how"] for ground in found["grounds"])
    assert found["grounds"]


def test_history_says_what_changed(held: "Yange") -> None:
    (found,) = held("history", BOATS, "--json").objects
    assert [(version["version"], version["effective"], version["until"]) for version in found["versions"]] == [
        ("2016-03-18", "2016-07-01", "2020-05-01"),
        ("2019-11-28", "2020-05-01", "2024-01-01"),
        ("2023-09-22", "2024-01-01", None),
    ]
    assert found["versions"][1]["changed"] == ["第三条", "第五条", "第八条", "第十条"]


def test_history_of_a_provision_that_was_renumbered_alone(held: "Yange") -> None:
    """Only the versions that changed it: another number is told, and is no change."""
    (found,) = held("history", BOATS, "第十一条", "--json").objects
    assert [(version["version"], version["became"]) for version in found["versions"]] == [("2016-03-18", "inserted")]
    assert [(stand["version"], stand["names"]) for stand in found["stands"]] == [
        ("2016-03-18", ["第八条"]),
        ("2019-11-28", ["第九条"]),
        ("2023-09-22", ["第十一条"]),
    ]
    assert found["last_changed"] is None


def test_history_of_a_provision_as_an_older_version_numbers_it(held: "Yange") -> None:
    """第八条 of 2016 is not 第八条 of 2023."""
    (old,) = held("history", BOATS, "第八条", "--version", "2017年1月1日", "--json").objects
    (new,) = held("history", BOATS, "第八条", "--json").objects
    assert (old["named_in"], old["stands"][-1]["names"]) == ("2016-03-18", ["第十一条"])
    assert (new["named_in"], new["stands"][0]["names"]) == ("2023-09-22", ["第七条"])


def test_history_shows_the_words_before_and_after(held: "Yange") -> None:
    page = held("history", BOATS, "第三条").out
    assert "became          modified 修改\n  before: 第三条　市旅游主管部门负责" in page
    assert "after:  第三条　市{+文化和+}旅游主管部门负责" in page


def test_history_of_a_chapter_names_what_changed_under_it(held: "Yange") -> None:
    (found,) = held("history", BOATS, "第二章", "--json").objects
    assert [version["changed"] for version in found["versions"]] == [
        ["第二章"],
        ["第五条", "第八条"],
        ["第二章", "第四条", "第五条", "第六条", "第七条"],
    ]


def test_blame(held: "Yange") -> None:
    """Of the latest text, a run of words a line, with who restated the article and how much each act wrote."""
    assert (
        held("blame", BOATS, "第三条").out
        == """\
虚构市小型游船停泊管理条例　第三条
version 2023-09-22

第三条  restated 2023-09-22
  2016-03-18  第三条　市
  2019-11-28  文化和
  2016-03-18  旅游主管部门负责小型游船停泊的管理工作。
  2016-03-18  月牙湖管理站承担巡查、登记等具体工作。

version     act                                                                           characters written  provisions restated
2016-03-18  adopted 制定                                                                  43 (93 %)           0
2019-11-28  《虚构市人民代表大会常务委员会关于修改〈虚构市小型游船停泊管理条例〉的决定》  3 (7 %)             0
2023-09-22  re-enacted 修订                                                               0 (0 %)             1
"""
    )


def test_blame_by_line(held: "Yange") -> None:
    page = held("blame", f"{BOATS}第三条", "--lines").out
    assert "  newest      oldest      of the words in the line\n" in page
    assert "  2019-11-28  2016-03-18  第三条　市文化和旅游主管部门负责小型游船停泊的管理工作。\n" in page
    assert "  2016-03-18              月牙湖管理站承担巡查、登记等具体工作。\n" in page


def test_blame_on_a_day(held: "Yange") -> None:
    (on,) = held("blame", BOATS, "--on", "2021-01-01", "--json").objects
    assert on == held("blame", BOATS, "--version", "2019-11-28", "--json").objects[0]
    assert on["version"] == "2019-11-28"
    assert [author["version"] for author in on["authors"]] == ["2016-03-18", "2019-11-28"]
    for provision in on["provisions"]:
        assert "".join(run["text"] for run in provision["runs"]) == provision["text"]


def test_blame_of_a_paragraph(held: "Yange") -> None:
    (found,) = held("blame", BOATS, "第六条第二款", "--json").objects
    (provision,) = found["provisions"]
    assert provision["text"] == "月牙湖管理站应当自收到申请之日起五个工作日内答复；不同意的，应当说明理由。"
    assert [(run["text"], run["written"], run["origin"]) for run in provision["runs"]][:3] == [
        ("月牙湖管理站应当自收到申请之日起", "2016-03-18", "art_5"),
        ("五", "2023-09-22", "art_6"),
        ("个工作日内", "2019-11-28", "art_5"),
    ]


def test_blame_wants_one_text(held: "Yange") -> None:
    answer = held("blame", BOATS, "--on", "2021-01-01", "--version", "2019-11-28")
    assert (answer.code, answer.err) == (2, "error: --on and --version name two texts\nhint: one of them is enough\n")


def test_diff_by_label_by_day_and_by_default(held: "Yange") -> None:
    by_label = held("diff", BOATS, "--from", "2019-11-28", "--to", "2023-09-22").out
    assert by_label == held("diff", BOATS, "--from", "2021年1月1日", "--to", "2024-06-01").out
    assert by_label == held("diff", BOATS).out
    assert "不足[-十二-]{+十五+}米" in by_label


def test_diff_of_two_laws(held: "Yange") -> None:
    page = held("diff", BOATS, "--from", "2019-11-28", "--with", LAW).out
    assert page.startswith(f"{BOATS}　2019-11-28 → {LAW}　2021-09-28\n")
    (found,) = held("diff", BOATS, "--from", "2019-11-28", "--with", LAW, "--json").objects
    assert (found["law"], found["old"].get("law"), found["new"]["law"]) == (BOATS, None, LAW)


def test_diff_of_files(held: "Yange", examples: Path) -> None:
    old, new = examples / "fictitious" / "1-adopted-2016.txt", examples / "fictitious" / "2-amended-2019.txt"
    (found,) = held("diff", "--files", old, new, "--json").objects
    assert [(change["old"], change["new"], change["status"]) for change in found["changes"] if change["status"] not in ("unchanged", "renumbered")] == [
        ("第三条", "第三条", "modified"),
        ("第五条", "第五条", "modified"),
        (None, "第八条", "inserted"),
        ("第九条", "第十条", "modified"),
    ]


@pytest.mark.parametrize("words", [(), ("x", "--files", "a", "b")])
def test_diff_wants_a_law_or_two_files(yange: "Yange", words: tuple[str, ...]) -> None:
    answer = yange("diff", *words)
    assert (answer.code, answer.err) == (2, "error: compare what?\nhint: yange diff LAW --from VERSION --to VERSION, or yange diff --files OLD NEW\n")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("show", "不存在条例"), 3, "not held: 不存在条例"),
        (("show", BOATS, "第九十九条"), 3, "no such provision\n    第九十九条\n    ~~~~~~~~~^"),
        (("show", BOATS, "乱写"), 2, "not the name of a provision: expected 第…条 or the like\n    乱写\n    ~~~^"),
        (("show", BOATS, "--version", "1999-01-01"), 3, "no version of 虚构市小型游船停泊管理条例 is called '1999-01-01'"),
        (("status", BOATS, "--on", "2021-13-01"), 2, "no day of the calendar: expected a form like 2021-09-28 or 2021年9月28日\n    2021-13-01\n         ~^"),
    ],
)
def test_questions_that_have_no_answer(held: "Yange", words: tuple[str, ...], code: int, message: str) -> None:
    answer = held(*words, "--json")
    assert (answer.code, answer.out) == (code, "")
    assert answer.faults[0]["message"] == message
    assert held(*words).err.startswith(f"error: {message}\n")


def test_dry_run_shows_and_writes_nothing(held: "Yange", tmp_path: Path) -> None:
    law = tmp_path / "law.txt"
    law.write_text(
        "某市停船条例\n（2021年9月28日某市第一届人民代表大会常务委员会第三次会议通过）\n第一条　停船。\n第二条　本条例自2022年1月1日起施行。\n",
        encoding="utf-8",
    )
    before = held("list").out
    answer = held("record", law, "--dry-run")
    assert (answer.code, answer.err) == (0, "nothing was written\n")
    assert "  promulgated 公布  not stated\n" in answer.out
    assert held("list").out == before


def test_what_is_recorded_already_is_said_so(held: "Yange", seed: Path) -> None:
    """Same bytes: nothing to do, said so."""
    answer = held("record", seed)
    assert answer.code == 0
    assert f"recorded already, byte for byte: nothing to do: {LAW}, version 2021-09-28, commit " in answer.out


def test_a_conflict_stops_the_write_unless_the_user_decides(held: "Yange", tmp_path: Path) -> None:
    law = tmp_path / "law.txt"
    law.write_text(
        "某市停船条例\n（2021年9月28日某市第一届人民代表大会常务委员会第三次会议通过）\n第一条　停船。\n第二条　本条例自2022年1月1日起施行。\n",
        encoding="utf-8",
    )
    answer = held("record", law, "--set", "effective=2022-02-01")
    assert answer.code == 2
    assert "conflict: effective is 2022-01-01 in the text" in answer.out
    assert answer.err == "nothing was written: see above what is to be decided\n"
    assert held("record", law, "--set", "effective!=2022-02-01").code == 0
    (found,) = held("status", "某市停船条例", "--on", "2022-01-15", "--json").objects
    assert found["status"] == "not_yet_in_force"


def test_a_manifest(held: "Yange", tmp_path: Path) -> None:
    law, manifest = tmp_path / "law.txt", tmp_path / "manifest.jsonl"
    law.write_text("某市停船条例\n（2021年9月28日某市第一届人民代表大会常务委员会第三次会议通过）\n第一条　停船。\n", encoding="utf-8")
    manifest.write_text(json.dumps({"path": "law.txt", "effective": "2022-03-01", "promulgated": "2021-10-08"}) + "\n", encoding="utf-8")
    answer = held("record", law, "--manifest", manifest)
    assert answer.code == 0, answer.err
    assert "  promulgated 公布  2021-10-08  (by manifest)\n" in answer.out
    assert "  effective 施行    2022-03-01  (by manifest)\n" in answer.out


def test_several_files_together_or_none(held: "Yange", tmp_path: Path) -> None:
    good, bad, gone = tmp_path / "good.txt", tmp_path / "bad.txt", tmp_path / "gone.txt"
    good.write_text("某市停船条例\n（2021年9月28日某市第一届人民代表大会常务委员会第三次会议通过）\n第一条　停船。\n", encoding="utf-8")
    bad.write_bytes(b"")
    before = held("list").out
    answer = held("record", gone, good, bad)
    assert (answer.code, answer.out) == (4, "")
    assert [line for line in answer.err.splitlines() if line.startswith("error")] == [f"error: {gone}: no such file", f"error: {bad}: the source is empty"]
    assert held("list").out == before


def test_init_twice(held: "Yange", tmp_path: Path) -> None:
    answer = held("init", tmp_path / "archive")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("error: ")


def test_no_archive(yange: "Yange") -> None:
    for words in (("list",), ("show", "x"), ("status", "x"), ("history", "x"), ("diff", "x"), ("provenance", "x")):
        answer = yange(*words)
        assert (answer.code, answer.out) == (2, ""), words
        assert answer.err.startswith("error: no archive at ")


def test_the_archive_around_the_current_folder(held: "Yange", tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("YANGE_ARCHIVE")
    monkeypatch.chdir(tmp_path / "archive" / "objects")
    assert held("status", LAW).code == 0


def test_a_newer_format(held: "Yange", tmp_path: Path) -> None:
    """One clear error that says which release is wanted."""
    archive = tmp_path / "archive"
    clone = tmp_path / "clone"
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run([*git, "clone", "-q", archive, clone], check=True)
    facts = json.loads((clone / "yange.json").read_text(encoding="utf-8"))
    (clone / "yange.json").write_text(json.dumps(facts | {"format": 99}), encoding="utf-8")
    subprocess.run([*git, "commit", "-qam", "format 99"], cwd=clone, check=True)
    subprocess.run([*git, "push", "-q", archive, "HEAD:main"], cwd=clone, check=True)
    answer = held("show", LAW)
    assert (answer.code, answer.out) == (5, "")
    assert answer.err.startswith("error: the archive has format 99; this release of yange reads formats up to 1\n")


def test_a_correction_of_a_date(held: "Yange") -> None:
    """Nothing recorded is changed; what the text states has to be overruled."""
    answer = held("correct", BOATS, "--version", "2016-03-18", "--set", "adopted=2016-03-19", "--reason", "misread")
    assert (answer.code, answer.out) == (2, "")
    answer = held("correct", BOATS, "--version", "2019-11-28", "--set", "effective=2020-06-01", "--reason", "misread")
    assert answer.code == 0, answer.err
    assert answer.out.startswith(f"corrected: {BOATS}, version 2019-11-28, commit ")
    assert shown(held, BOATS, "第三条", "--on", "2020-05-15")["version"] == "2016-03-18"


def test_a_correction_of_a_character(held: "Yange", examples: Path, tmp_path: Path) -> None:
    better = tmp_path / "better.txt"
    better.write_text((examples / "fictitious" / "3-revised-2023.txt").read_text(encoding="utf-8").replace("系牢缆绳", "系好缆绳"), encoding="utf-8")
    answer = held("correct", BOATS, "--version", "2023-09-22", "--text", better, "--reason", "a character was misprinted")
    assert answer.code == 0, answer.err
    assert shown(held, BOATS, "第八条第一项")["text"] == "（一）系好缆绳；"
    assert "a character was misprinted" in held("provenance", BOATS).out


def test_an_alias(held: "Yange") -> None:
    assert held("correct", BOATS, "--set", "alias=停船条例", "--reason", "as everybody calls it").code == 0
    assert held("show", "停船条例第四条").out.startswith(f"{BOATS}　第四条\n")


def test_verify(held: "Yange") -> None:
    """Nothing lost or altered, and the ledger extends a head noted elsewhere."""
    answer = held("verify", "--json")
    assert answer.code == 0, answer.out
    (found,) = answer.objects
    assert found["schema"] == "yange.verification/1"
    assert found["versions"] == 4
    assert [finding for finding in found["findings"] if finding["severity"] == "error"] == []
    assert held("verify", "--head", found["head"]).code == 0
    assert held("verify", BOATS).code == 0
    answer = held("verify", "--head", "0" * 40)
    assert (answer.code, "V04" in answer.out) == (5, True)


def test_verify_finds_a_flipped_byte(held: "Yange", tmp_path: Path) -> None:
    for pack in (tmp_path / "archive" / "objects").rglob("*.pack"):
        content = bytearray(pack.read_bytes())
        content[len(content) // 2] ^= 1
        pack.chmod(0o644)
        pack.write_bytes(content)
    answer = held("verify")
    assert answer.code == 5
    assert "error 错误" in answer.out
    assert "Traceback" not in answer.err


@pytest.mark.parametrize("words", [("show", LAW, "第七条"), ("show", LAW, "--json"), ("status", LAW, "--on", "2022年1月1日"), ("list",)])
def test_reading_loads_nothing_heavy(recorded: Path, words: tuple[str, ...]) -> None:
    """What show, status and list need is a catalog row and one git object (docs/decisions/0003)."""
    asked = f"import sys; from cli.main import main; assert main({list(words)!r}) == 0; print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, env=os.environ | {"YANGE_ARCHIVE": str(recorded)})
    assert {name.split(".")[0] for name in done.stderr.split()} & {"pydantic", "dulwich", "rich", "rapidfuzz", "diff_match_patch"} == set()


def test_known_answers_as_the_archive_did(held: "Yange") -> None:
    """`--known DAY`: the answer that this archive would have given at the end of that day."""
    answer = held("show", BOATS, "--on", "2024-01-01", "--known", "2000-01-01", "--json")
    assert answer.code == 3
    (found,) = answer.objects
    assert (found["status"], found["version"], found["text"]) == ("not_held", None, None)


def test_a_disk_that_is_full(held: "Yange", tmp_path: Path) -> None:
    """One clear error, nothing half-written; then it works."""
    law = tmp_path / "law.txt"
    law.write_text(
        "某市停船条例\n（2021年9月28日某市第一届人民代表大会常务委员会第三次会议通过）\n" + "".join(f"第{n}条　停船{n}。\n" for n in "一二三四五六七八九"),
        encoding="utf-8",
    )

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))

    before = held("list").out
    words = [sys.executable, "-c", "from cli.main import run; run()", "record", str(law)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, preexec_fn=no_room)
    assert (done.returncode, done.stdout) == (1, ""), done.stderr
    assert done.stderr.startswith("error: no room left")
    assert held("list").out == before
    assert held("record", law).code == 0
    assert held("verify").code == 0
