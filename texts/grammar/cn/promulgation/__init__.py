"""Promulgation: what a text states of its own making (公布信息)."""

from texts.grammar.cn.promulgation.reading import promulgation

__all__ = ["promulgation"]
