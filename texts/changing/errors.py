"""What stops one instruction, and nothing else, from being carried out."""

__all__ = ["Unplaced"]


class Unplaced(Exception):
    """An instruction that cannot be carried out.

    Args:
        reason: why not, in words.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
