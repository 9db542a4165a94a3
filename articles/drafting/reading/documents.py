"""The text in a Word document: its paragraphs and table rows, in the order of the page.

Only the document's own part is opened, by lxml: python-docx reads every part, pictures too, and
leaves out inserted words.
"""

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO

from lxml import etree

from articles import limits
from articles.drafting.unreadable import Unreadable

ZIP = b"PK\x03\x04"
DOCUMENT = re.compile(r"word/document\d*\.xml", re.IGNORECASE)
UNPACKED_BYTES = 200 * 1024 * 1024  # of all parts together, by the directory of the file
DOCUMENT_BYTES = 2 * limits.FILE_BYTES  # of the part that is read
RATIO = 200  # times that a part may grow when unpacked …
RATIO_FROM = 1024 * 1024  # … if it is larger than this: small ones do no harm
IS_ENCRYPTED = 0x1
READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
BROKEN = "Word 文件坏了，打不开，请在 Word 里打开后另存一份 .docx 再导入"
BOMB = "Word 文件解压后大得不正常，没有读，请把文字另存为 .txt 再导入"
LOCKED = "Word 文件有密码，请去掉密码，另存一份再导入"
OTHER_ZIP = "是压缩包，不是文字文件，请解压后把里面的文字文件逐个导入"
PICTURES_ONLY = "Word 文件里只有图片，没有文字，请先识别成文字再导入"
BETWEEN_CELLS = "｜"
# Words taken out, words moved elsewhere, readings over words, second forms of the same words, and
# the settings of paragraphs and rows.
UNREAD = frozenset(["del", "moveFrom", "rt", "Fallback", "pPr", "rPr", "sectPr", "tblPr", "trPr"])
SPACES = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
    IndexError,
)


def is_zip(content: bytes) -> bool:
    return content.startswith(ZIP)


def read_document(content: bytes) -> tuple[str, list[str]]:
    """The text of a .docx, and what an editor should look at."""
    body = _body(_part(content))
    lines = list(_lines(body))
    if not "".join(lines).strip():
        pictured = _has(body, "drawing", "pict", "object")
        raise Unreadable(PICTURES_ONLY if pictured else "Word 文件里没有文字，请核对是不是选错了")
    return "\n".join(lines), list(_notes(body))


def _part(content: bytes) -> bytes:
    """The bytes of the document's own part."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            part = _checked(package)
            with package.open(part) as opened:
                given = opened.read(DOCUMENT_BYTES + 1)
    except Unreadable:
        raise
    except ZIP_FAULTS as error:
        raise Unreadable(BROKEN) from error
    if len(given) > DOCUMENT_BYTES:  # whatever the directory said
        raise Unreadable(BOMB)
    return given


def _checked(package: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The entry of the document's own part, once it is known to be safe to unpack."""
    parts = package.infolist()
    part = next((part for part in parts if DOCUMENT.fullmatch(part.filename)), None)
    if part is None:
        raise Unreadable(OTHER_ZIP)
    if part.flag_bits & IS_ENCRYPTED:
        raise Unreadable(LOCKED)
    if part.compress_type not in READABLE:
        raise Unreadable(BROKEN)
    if sum(part.file_size for part in parts) > UNPACKED_BYTES or _swells(part):
        raise Unreadable(BOMB)
    return part


def _swells(part: zipfile.ZipInfo) -> bool:
    return part.file_size > RATIO_FROM and part.file_size > RATIO * part.compress_size


def _body(given: bytes) -> etree._Element:
    """The parsed part; a document type is refused, so no entity can swell or name a file."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(given, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(BROKEN) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(BROKEN)
    return root


def _name(element: etree._Element) -> str:
    """The tag without its namespace, of which there are two; nothing for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _has(body: etree._Element, *names: str) -> bool:
    return any(_name(element) in names for element in body.iter())


def _lines(part: etree._Element) -> Iterator[str]:
    """The paragraphs below an element; a row of a table is one."""
    for element in part:
        name = _name(element)
        if name == "p":
            yield from _paragraph(element)
        elif name == "tr":
            yield _row(element)
        elif name not in UNREAD:
            yield from _lines(element)


def _row(row: etree._Element) -> str:
    cells = [" ".join(filter(None, _lines(cell))) for cell in row.iter() if _is_cell_of(cell, row)]
    return BETWEEN_CELLS.join(cells)


def _is_cell_of(element: etree._Element, row: etree._Element) -> bool:
    """Whether it is a cell of this row, not of a table within the row."""
    if _name(element) != "tc":
        return False
    return next(above for above in element.iterancestors() if _name(above) == "tr") is row


def _paragraph(paragraph: etree._Element) -> Iterator[str]:
    """The lines of a paragraph, then the paragraphs of the text boxes that hang on it."""
    yield from "".join(_pieces(paragraph)).split("\n")
    for box in _boxes(paragraph):
        yield from _lines(box)


def _pieces(part: etree._Element) -> Iterable[str]:
    for element in part:
        name = _name(element)
        if name == "t":
            yield element.text or ""
        elif name in SPACES:
            yield SPACES[name]
        elif name not in UNREAD and name != "txbxContent":
            yield from _pieces(element)


def _boxes(part: etree._Element) -> Iterable[etree._Element]:
    for element in part:
        name = _name(element)
        if name == "txbxContent":
            yield element
        elif name not in UNREAD:
            yield from _boxes(element)


def _notes(body: etree._Element) -> Iterator[str]:
    """What of the page could not be read as text, or not as it stands."""
    if tables := sum(_name(element) == "tbl" for element in body.iter()):
        yield f"有 {tables} 个表格，每行改成一段，请核对"
    if _has(body, "del", "ins", "moveFrom", "moveTo"):
        yield "有修订痕迹：插入的文字读进来了，删去的没有读，请核对"
    if _has(body, "numPr"):
        yield "有 Word 自动编号，编号不是文字，没有读进来，请核对"
    if _has(body, "footnoteReference", "endnoteReference"):
        yield "有脚注或尾注，没有读进来，请核对"
    if _has(body, "drawing", "pict", "object"):
        yield "有图片或图形，里面的文字没有读进来（文本框除外），请核对"
