"""Citing: what people call a provision (条款的名称)."""

__all__ = ["former_name", "provision_name"]

_TITLE = "标题"


def provision_name(eid: str) -> str:
    """Return the name of a provision (第三条第二款), its eId where it has no name in words."""
    from texts.address import Address
    from texts.errors import RequestError
    from texts.grammar.cn.citation import write_address

    if not eid:
        return _TITLE
    try:
        return write_address(Address.parse(eid))
    except RequestError:
        return eid


def former_name(eid: str) -> str:
    """Return the name of a provision that is no more, as acts write it: 原第三条, which is another than 第三条 of now."""
    return f"原{provision_name(eid)}"
