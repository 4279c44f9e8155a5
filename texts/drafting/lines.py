"""Lines: provisions as an act prints them, and whether two print the same (条文的自然段)."""

from texts.document import Provision, walk
from texts.grammar.cn.amending.labels import write_label
from texts.proving import fold

__all__ = ["as_printed", "lines_inside", "numbered_lines", "reads_alike", "same_number", "whole_lines"]


def whole_lines(provision: Provision) -> tuple[str, ...]:
    """Return the natural paragraphs of a provision, its own with its number."""
    printed = (node.label + node.gap + node.words for node in walk(provision))
    return tuple(line.strip() for text in printed for line in text.split("\n") if line.strip())


def lines_inside(article: Provision) -> tuple[str, ...]:
    """Return the natural paragraphs of an article without its number."""
    own = (article.words,) if article.words else ()
    return (*own, *(line for child in article.children for line in whole_lines(child)))


def numbered_lines(article: Provision) -> tuple[str, ...]:
    """Return the natural paragraphs of an article, its number before the first."""
    first, *rest = lines_inside(article) or ("",)
    label = write_label(article.level, article.number) if article.number else article.label
    return (f"{label}　{first}".rstrip(), *rest)


def as_printed(provision: Provision) -> str:
    """Return a provision's own words with its number, width and spacing folded as a proof folds them."""
    return fold(provision.label + provision.words)


def reads_alike(old: Provision, new: Provision) -> bool:
    """Say whether two provisions read the same, their own numbers aside."""
    return _printed_inside(old) == _printed_inside(new)


def same_number(old: Provision, new: Provision) -> bool:
    """Say whether two provisions print the same number."""
    return fold(old.label) == fold(new.label)


def _printed_inside(provision: Provision) -> list[str]:
    return [fold(provision.words), *(fold(line) for child in provision.children for line in whole_lines(child))]
