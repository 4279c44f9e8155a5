"""The Grammar seam: every rule of one jurisdiction sits behind it."""

from typing import Protocol

from texts.address import Address
from texts.document import Document
from texts.finding import Finding
from texts.promulgation import Promulgation

__all__ = ["Grammar"]


class Grammar(Protocol):
    """The drafting rules of one jurisdiction.

    Attributes:
        name: `cn`.
        rules: version of the rules, raised whenever the same text would be
            read otherwise; recorded with every parse.
        zone: IANA name of the civil time in which its days are counted.
    """

    name: str
    rules: int
    zone: str

    def structure(self, text: str) -> tuple[Document, tuple[Finding, ...]]:
        """Read a promulgated text as a Document.

        Args:
            text: as decoded; lines end in LF.
        """
        ...

    def promulgation(self, document: Document) -> tuple[Promulgation, tuple[Finding, ...]]:
        """Read what the text states of its own making. Depends on the Document alone."""
        ...

    def read_address(self, citation: str, document: Document) -> Address:
        """Find the provision that people name so in this document.

        Raises:
            BadAddress: `citation` is no name of a provision.
            NoSuchProvision: the document has no such provision.
        """
        ...

    def write_address(self, address: Address) -> str:
        """Name a provision as people do: 第一百三十三条之一第二款第三项."""
        ...
