"""The parts of a .docx file around its document: types, relationships, styles, the page's foot.

Law: ECMA-376 part 2 (packages), part 1 clause 17.7 (styles).
"""

from collections.abc import Mapping

__all__ = ["RELATED", "frame"]

RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_TYPES = f"""{_HEAD}<Types xmlns="{_PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>\
<Override PartName="/word/footer.xml" ContentType="{_WORD}.footer+xml"/>\
</Types>"""

_OF_PACKAGE = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="document" Type="{RELATED}/officeDocument" Target="word/document.xml"/></Relationships>"""

_OF_DOCUMENT = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="styles" Type="{RELATED}/styles" Target="styles.xml"/>\
<Relationship Id="footer" Type="{RELATED}/footer" Target="footer.xml"/></Relationships>"""

_FOOTER = f"""{_HEAD}<w:ftr xmlns:w="{_W}"><w:p><w:pPr><w:pStyle w:val="Foot"/></w:pPr>\
<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> / </w:t></w:r>\
<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"""

_PARAGRAPHS = {
    "Title": '<w:pPr><w:spacing w:after="160"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr>',
    "Note": '<w:pPr><w:spacing w:before="20" w:after="20"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr>',
    "Column": '<w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr>',
    "Heading": '<w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr>',
    "Provision": '<w:pPr><w:spacing w:line="300" w:lineRule="auto"/><w:ind w:firstLine="420" w:firstLineChars="200"/></w:pPr>',
    "Empty": '<w:pPr><w:spacing w:line="240" w:lineRule="auto"/></w:pPr>',
    "Row": '<w:pPr><w:spacing w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr>',
    "Rule": '<w:pPr><w:spacing w:line="40" w:lineRule="exact"/></w:pPr><w:rPr><w:color w:val="BBBBBB"/><w:sz w:val="4"/></w:rPr>',
    "Close": '<w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="2"/></w:rPr>',
    "Omission": '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:color w:val="666666"/><w:sz w:val="18"/></w:rPr>',
    "Foot": '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr>',
}
_CHARACTERS = {
    "Number": "<w:b/>",
    "Inserted": '<w:b/><w:color w:val="00408A"/><w:shd w:val="clear" w:color="auto" w:fill="E8EFFA"/>',
    "Deleted": '<w:strike/><w:color w:val="A8171B"/>',
    "Form": '<w:u w:val="dotted" w:color="777777"/>',
    "Elsewhere": '<w:color w:val="808080"/>',
    "Omitted": '<w:color w:val="808080"/>',
}
_LINES = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="555555"/>' for edge in ("top", "left", "bottom", "right", "insideH", "insideV"))


def frame(document: bytes) -> Mapping[str, bytes]:
    """Return all parts of a .docx file by name.

    Args:
        document: the main part, which names the footer `footer` and uses these styles.
    """
    return {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _OF_PACKAGE.encode(),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _OF_DOCUMENT.encode(),
        "word/styles.xml": _styles().encode(),
        "word/footer.xml": _FOOTER.encode(),
    }


def _styles() -> str:
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="宋体"/>'
    defaults = f'<w:rPrDefault><w:rPr>{fonts}<w:sz w:val="21"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>'
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    inside = "".join(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name w:val="yange {name}"/><w:basedOn w:val="Normal"/>{how}</w:style>'
        for name, how in _PARAGRAPHS.items()
    )
    runs = "".join(
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{name}"><w:name w:val="yange {name}"/><w:rPr>{how}</w:rPr></w:style>'
        for name, how in _CHARACTERS.items()
    )
    edges = (("top", 30), ("left", 90), ("bottom", 30), ("right", 90))
    margins = "".join(f'<w:{edge} w:w="{width}" w:type="dxa"/>' for edge, width in edges)
    inner = f"<w:tblPr><w:tblBorders>{_LINES}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
    grid = f'<w:style w:type="table" w:customStyle="1" w:styleId="Grid"><w:name w:val="yange Grid"/>{inner}</w:style>'
    return f'{_HEAD}<w:styles xmlns:w="{_W}"><w:docDefaults>{defaults}<w:pPrDefault/></w:docDefaults>{normal}{inside}{runs}{grid}</w:styles>'
