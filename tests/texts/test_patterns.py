"""Patterns are compiled when they are first looked for, and find what they would."""

import re
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import texts
from texts.patterns import lazily

MODULES = [module.name for module in walk_packages([str(Path(texts.__path__[0]))], "texts.")]


def test_a_pattern_finds_what_a_compiled_one_finds() -> None:
    """Flags, bounds and groups are those of `re`."""
    words, late = re.compile("^第(.)条", re.M), lazily("^第(.)条", re.M)
    text = "第一条\n第二条\n见第三条"
    assert late.pattern == words.pattern
    assert [found.span(1) for found in late.finditer(text, 2)] == [found.span(1) for found in words.finditer(text, 2)]
    assert late.sub("", text) == words.sub("", text)
    assert (late.fullmatch(text), late.groups) == (None, 1)


def test_a_pattern_is_compiled_at_its_first_use() -> None:
    """To import a grammar compiles none of its patterns."""
    broken = lazily("(")
    with pytest.raises(re.error):
        broken.search("")


@pytest.mark.parametrize("module", MODULES)
def test_every_pattern_compiles(module: str) -> None:
    """A pattern that is badly formed fails here, and not on the first text that it is looked for in."""
    for value in vars(import_module(module)).values():
        if isinstance(value, type(lazily(""))):
            assert value.groups >= 0
