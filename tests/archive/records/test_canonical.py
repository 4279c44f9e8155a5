import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.records import canonical
from archive.records.canonical import Json, NotCanonical, Unwritable

words = st.text(st.characters(codec="utf-8"))
values: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner.filter(lambda value: value is not None), max_size=4),
    max_leaves=20,
)


@given(values)
def test_what_is_written_is_read_back(value: Json) -> None:
    """load(dump(v)) == v, and one value has one sequence of bytes."""
    data = canonical.dump(value)
    assert canonical.load(data) == value
    assert canonical.dump(canonical.load(data)) == data


@given(values)
def test_any_other_writing_of_the_same_value_is_refused(value: Json) -> None:
    """load refuses anything that is not byte for byte canonical."""
    data = canonical.dump(value)
    others = {json.dumps(value).encode(), data[:-1], data + b"\n", b"\xef\xbb\xbf" + data, data.replace(b"\n", b"\r\n"), b" " + data}
    for other in others - {data}:
        with pytest.raises(NotCanonical):
            canonical.load(other)


@given(st.binary())
def test_no_bytes_do_more_than_be_refused(data: bytes) -> None:
    try:
        value = canonical.load(data)
    except NotCanonical:
        return
    assert canonical.dump(value) == data


def test_the_form_is_as_designed() -> None:
    """Sorted keys, two spaces, UTF-8 unescaped, newline at the end."""
    assert canonical.dump({"题": "沿革", "a": [1, {"b": True}]}).decode() == '{\n  "a": [\n    1,\n    {\n      "b": true\n    }\n  ],\n  "题": "沿革"\n}\n'


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"a": None}, "null at $.a: leave the key out where nothing is said"),
        ({"a": [{"b": 1.0}]}, "no form for float at $.a[0].b: 1.0"),
        ({"a": float("nan")}, "no form for float at $.a: nan"),
        ({1: "a"}, "a key that is no text at $: 1"),
        ("\ud800", "text that UTF-8 cannot hold: '\\ud800'"),
        (b"", "no form for bytes at $: b''"),
    ],
)
def test_what_has_no_form_is_refused(value: object, message: str) -> None:
    with pytest.raises(Unwritable) as caught:
        canonical.dump(value)  # type: ignore[arg-type]
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'{\n  "a": 1,\n  "a": 1\n}\n', "not canonical JSON: a key stands twice"),
        (b"1.0\n", "not canonical JSON: 1.0 is no integer"),
        (b"NaN\n", "not canonical JSON: NaN is no integer"),
        (b'{\n  "a": null\n}\n', "not canonical JSON: null at $.a: leave the key out where nothing is said"),
        (b"1", "not canonical JSON: differs from its canonical form at byte 1"),
        (b'"\\u6cbf"\n', "not canonical JSON: differs from its canonical form at byte 1"),
    ],
)
def test_what_is_not_canonical_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(NotCanonical) as caught:
        canonical.load(data)
    assert str(caught.value) == message


def test_ten_thousand_nested_lists_are_refused() -> None:
    deep: Json = []
    for _ in range(10_000):
        deep = [deep]
    with pytest.raises(Unwritable):
        canonical.dump(deep)
    with pytest.raises(NotCanonical):
        canonical.load(b"[" * 100_000)
