import pytest

from archive.sources.errors import BinarySource, UnknownExtractor
from archive.sources.extractor import Extractor
from archive.sources.registry import EXTRACTORS, by_rules, for_source


@pytest.mark.parametrize(
    ("name", "media_type", "extractor"),
    [
        ("law.txt", None, "plain"),
        ("folder.md/law", None, "plain"),
        ("LAW.MD", None, "markdown"),
        ("law.markdown", None, "markdown"),
        ("law", None, "plain"),
        ("law.docx", None, "plain"),
        ("", None, "plain"),
        ("law", "text/markdown; charset=utf-8", "markdown"),
        ("law.md", "text/plain", "plain"),
        ("law.md", "application/octet-stream", "markdown"),
    ],
)
def test_the_extractor_for_a_source(name: str, media_type: str | None, extractor: str) -> None:
    assert for_source(name, media_type).name == extractor


@pytest.mark.parametrize("extractor", EXTRACTORS, ids=lambda extractor: f"{extractor.name}-{extractor.version}")
def test_every_extractor_keeps_its_contract(extractor: Extractor) -> None:
    """It is found by its rules and its media type; it keeps the text as it stands; it refuses what is none."""
    assert by_rules(extractor.name, extractor.version) is extractor
    assert for_source("law", extractor.media_types[0]) is extractor
    text = "# 虚构市条例\n\n<!-- INFO END -->\n\n第一条　为了*试验*，制定本条例。  \n\n\n"
    extracted = extractor.extract(text.encode())
    assert (extracted.text, extracted.encoding, extracted.bom) == (text, "utf-8", False)
    assert extractor.extract(extracted.text.encode()) == extracted
    assert extractor.extract(text.encode("gb18030"), encoding="gb18030").text == text
    with pytest.raises(BinarySource):
        extractor.extract(b"%PDF-1.7")


def test_names_and_rules_are_unique() -> None:
    assert len({(extractor.name, extractor.version) for extractor in EXTRACTORS}) == len(EXTRACTORS)


def test_a_record_of_an_unknown_extractor() -> None:
    with pytest.raises(UnknownExtractor) as caught:
        by_rules("plain", 99)
    assert str(caught.value) == "this release has no extractor 'plain' with rules 99"
    assert caught.value.hint == "use a release of yange that has it"
