"""The text of a web page: a line for each block of it."""

import codecs
import re
from collections.abc import Iterator

from lxml import etree

from articles.drafting.reading.encoding import MARKS, decode
from articles.drafting.unreadable import Unreadable

PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,2000}-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE,
)
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
CHARSET_WITHIN = 4096  # bytes of the page's beginning
# What a page may say of itself; other names Python knows are no encodings of pages.
ENCODINGS = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs"}
BLOCKS = frozenset(
    ["address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd",
     "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
     "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p",
     "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"]
)  # fmt: skip
UNREAD = frozenset(
    ["head", "script", "style", "noscript", "template", "nav", "iframe", "object", "svg", "math",
     "select", "button", "textarea", "canvas", "audio", "video"]
)  # fmt: skip
CELLS = frozenset(["td", "th"])
BETWEEN_CELLS = "｜"
WIDE = "[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"
BREAK_BETWEEN_WIDE = re.compile(rf"(?<={WIDE})[ \t\r\f]*\n[ \t\r\n\f]*(?={WIDE})")
SPACES = re.compile("[ \t\r\n\f]+")
NO_TEXT = "网页里没有文字，可能要运行脚本才显示，请把文字复制到 .txt 再导入"
NOTE = "读的是网页，菜单、脚本和图片没有读，请核对开头和末尾"
TABLES = "有 {} 个表格，每行改成一段，请核对"


def is_page(content: bytes) -> bool:
    """Whether the bytes begin as a page does, in UTF-8 and its like or in UTF-16 with its mark."""
    start = content[:CHARSET_WITHIN]
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        start = start.decode("utf-16", "ignore").encode()
    return PAGE.match(start.removeprefix(codecs.BOM_UTF8)) is not None


def read_page(content: bytes) -> tuple[str, list[str]]:
    """The text of a page, and what an editor should look at."""
    root = _parsed(_decoded(content))
    lines = list(_lines(root))
    if not lines:
        raise Unreadable(NO_TEXT)
    notes = [NOTE]
    if tables := sum(1 for _ in root.iter("table")):
        notes.append(TABLES.format(tables))
    if next(root.iter("h1", "h2"), None) is None:
        lines = [*_title(root), *lines]
    return "\n".join(lines), notes


def _decoded(content: bytes) -> str:
    """By its mark, by what it says of itself where that holds, else by what is likely."""
    if not any(content.startswith(mark) for mark, _ in MARKS):
        said = CHARSET.search(content[:CHARSET_WITHIN])
        name = said[1].decode("ascii", "ignore").lower() if said else "utf-8"
        try:
            return content.decode(ENCODINGS.get(name, "utf-8"))
        except UnicodeDecodeError:
            pass
    return decode(content)


def _parsed(text: str) -> etree._Element:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "ignore"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise Unreadable(NO_TEXT) from error
    if root is None:
        raise Unreadable(NO_TEXT)
    return root


def _title(root: etree._Element) -> list[str]:
    """What the window of the page is called, where no heading stands on it."""
    title = next(root.iter("title"), None)
    words = SPACES.sub(" ", "".join(title.itertext())).strip() if title is not None else ""
    return [words] if words else []


def _lines(root: etree._Element) -> Iterator[str]:
    text = "".join(_pieces(root))
    for line in re.sub("\0+", "\0", text).split("\0"):
        line = line.strip(BETWEEN_CELLS) if line.endswith(BETWEEN_CELLS) else line
        yield from filter(str.strip, (part.strip(" ") for part in line.split("\n")))


def _pieces(root: etree._Element) -> Iterator[str]:
    """The words of the page in order, with a zero where a block begins or ends."""
    unread = preformatted = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        step = 1 if event == "start" else -1
        unread += step * (name in UNREAD or not name)
        preformatted += step * (name == "pre")
        if not unread:
            yield _mark(name, event)
        words = element.text if event == "start" else element.tail
        if words and not unread:
            yield words if preformatted else _spaced(words)


def _mark(name: str, event: str) -> str:
    if name in BLOCKS:
        return "\0"
    return BETWEEN_CELLS if name in CELLS and event == "end" else ""


def _spaced(words: str) -> str:
    """White space as a browser shows it; a line broken between Chinese characters leaves none."""
    return SPACES.sub(" ", BREAK_BETWEEN_WIDE.sub("", words))
