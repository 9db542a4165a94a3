"""Elements of XML written safely: text is escaped, and what XML cannot hold is left out."""

import re

from lxml import etree

# All that is no Char of XML 1.0 (section 2.2). Records hold none; what editors write may.
NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def add(parent: etree._Element, tag: str, text: str | None = None, **attributes: str):
    """A new element at the end of another."""
    element = etree.SubElement(parent, tag)
    for name, value in attributes.items():
        element.set(name, characters(value))
    element.text = None if text is None else characters(text)
    return element


def characters(text: str) -> str:
    return NO_CHARACTER.sub("", text)


def document(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)
