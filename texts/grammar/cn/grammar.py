"""The grammar of Chinese law: what `parsing` and the rest ask of it (中国法律文本的语法)."""

from typing import TYPE_CHECKING

from texts.grammar.cn import structure

if TYPE_CHECKING:
    from texts.address import Address
    from texts.document import Document
    from texts.finding import Finding
    from texts.promulgation import Promulgation

__all__ = ["CN"]


class _Chinese:
    """The drafting rules of the People's Republic of China."""

    name = "cn"
    rules = 1
    zone = "Asia/Shanghai"

    def structure(self, text: str) -> "tuple[Document, tuple[Finding, ...]]":
        return structure.read(text)

    def promulgation(self, document: "Document") -> "tuple[Promulgation, tuple[Finding, ...]]":
        from texts.grammar.cn.promulgation import promulgation

        return promulgation(document)

    def read_address(self, citation: str, document: "Document") -> "Address":
        from texts.grammar.cn import citation as citing

        return citing.read_address(citation, document)

    def write_address(self, address: "Address") -> str:
        from texts.grammar.cn import citation as citing

        return citing.write_address(address)


CN = _Chinese()
"""The one grammar of Chinese law."""
