"""provisions_root: a Merkle tree as in RFC 6962, and proofs of one provision."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.recording.witnessing import leaf, proof, root, verify_inclusion
from archive.records.statements import Extent


def reference(leaves: Sequence[bytes]) -> bytes:
    """MTH as RFC 6962, section 2.1 writes it down."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return sha256(b"\x01" + reference(leaves[:split]) + reference(leaves[split:])).digest()


@st.composite
def texts_with_outlines(draw: st.DrawFn) -> tuple[str, list[Extent]]:
    text = draw(st.text(st.sampled_from("第一条法不得\n𠮷"), max_size=60))
    bounds = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=40))
    return text, [Extent(f"art_{i + 1}", min(pair), max(pair)) for i, pair in enumerate(bounds)]


@given(texts_with_outlines())
def test_the_root_is_that_of_rfc_6962(case: tuple[str, list[Extent]]) -> None:
    text, outline = case
    leaves = [leaf(e.eid, text[e.start : e.end]) for e in outline]
    assert root(text, outline) == reference(leaves).hex()


@given(texts_with_outlines())
def test_every_provision_can_be_proved_and_no_other_words_can(case: tuple[str, list[Extent]]) -> None:
    text, outline = case
    whole = root(text, outline)
    for extent in outline:
        shown = proof(text, outline, extent.eid)
        assert verify_inclusion(shown, whole)
        assert not verify_inclusion(replace(shown, words=shown.words + "不"), whole)
        assert not verify_inclusion(replace(shown, eid="art_999"), whole)
        if shown.path:
            assert not verify_inclusion(replace(shown, path=shown.path[:-1]), whole)


def test_a_provision_that_is_not_there_cannot_be_proved() -> None:
    with pytest.raises(KeyError):
        proof("第一条", [Extent("art_1", 0, 3)], "art_2")


def test_the_bytes_of_a_leaf() -> None:
    assert leaf("art_1", "第一条") == sha256(b"\x00art_1\n\xe7\xac\xac\xe4\xb8\x80\xe6\x9d\xa1").digest()
