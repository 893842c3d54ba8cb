"""Texts in XML, which cannot hold every character (XML 1.0, production 2, Char)."""

_IN_XML = "\t\n\r"
_NOT_IN_XML = {
    code: "\ufffd"
    for code in (*range(0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
    if chr(code) not in _IN_XML
}


def in_xml(text: str) -> str:
    """The text with U+FFFD in place of each character that would make a file unreadable."""
    return text.translate(_NOT_IN_XML)
