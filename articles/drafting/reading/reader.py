"""The text in the bytes that were handed in: plain text, a Word document or a web page."""

import re
from dataclasses import dataclass, field
from unicodedata import category

from articles import limits
from articles.drafting.reading import documents, webpage
from articles.drafting.reading.encoding import decode
from articles.drafting.unreadable import Unreadable
from articles.record.checks import CONTROLS

__all__ = ["Read", "Unreadable", "read_text"]

# What other files begin with, and what to do with them.
OTHERS = (
    (b"%PDF", "是 PDF，请用 Word 或识别软件转成文字，存为 .docx 或 .txt 再导入"),
    (b"{\\rtf", "是 .rtf 文件，请在 Word 里另存为 .docx 再导入"),
    (b"\xff\xd8\xff", "是图片（JPEG），请先识别成文字再导入"),
    (b"\x89PNG", "是图片（PNG），请先识别成文字再导入"),
    (b"GIF8", "是图片（GIF），请先识别成文字再导入"),
    (b"II*\0", "是图片（TIFF），请先识别成文字再导入"),
    (b"MM\0*", "是图片（TIFF），请先识别成文字再导入"),
    (b"RIFF", "是图片、声音或录像，不是文字，请先转成文字再导入"),
    (b"Rar!", documents.OTHER_ZIP),
    (b"7z\xbc\xaf", documents.OTHER_ZIP),
    (b"\x1f\x8b", documents.OTHER_ZIP),
    (b"PK\x05\x06", documents.OTHER_ZIP),
)
BITMAP = b"BM"  # two letters that a text may begin with as well: told by the zeros that follow
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED_IN_IT = "EncryptedPackage".encode("utf-16-le")
OLD_WORD = "是旧版 Office 文件（.doc 一类），请在 Word 里另存为 .docx 再导入"
EMPTY = "里面没有文字，请核对是不是选错了文件"
VISIBLE = re.compile(r"[^\s\u200b\ufeff]")
CONTROLS_ALLOWED = 0.01  # of all characters; a file with more is no text
LINE_ENDS = str.maketrans({"\x0b": "\n", "\x0c": "\n"})  # Word's line and page breaks


@dataclass(frozen=True)
class Read:
    """The text of a file, and notes on how it was read, for the editor."""

    text: str
    notes: list[str] = field(default_factory=list)


def read_text(content: bytes, filename: str = "") -> Read:
    """The text of a file, told by its bytes; its name only helps to say what is wrong.

    Unreadable says what is wrong and what to do.
    """
    if len(content) > limits.FILE_BYTES:
        most = limits.FILE_BYTES // 1024 // 1024
        raise Unreadable(f"文件超过 {most} MB，请拆成几个文件")
    _refuse_others(content, filename)
    text, notes = _read(content)
    text = text.translate(LINE_ENDS)
    _refuse_controls(text)
    _refuse_sizes(text)
    return Read(text, notes)


def _read(content: bytes) -> tuple[str, list[str]]:
    if documents.is_zip(content):
        return documents.read_document(content)
    if webpage.is_page(content):
        return webpage.read_page(content)
    return decode(content), []


def _refuse_others(content: bytes, filename: str) -> None:
    """Files that are no text, by the bytes they begin with."""
    if content.startswith(OLD_OFFICE):
        raise Unreadable(documents.LOCKED if LOCKED_IN_IT in content else OLD_WORD)
    if content.startswith(BITMAP) and content[6:10] == b"\0\0\0\0":
        raise Unreadable("是图片（BMP），请先识别成文字再导入")
    for mark, reason in OTHERS:
        if content.startswith(mark):
            raise Unreadable(reason)
    if not content.strip(b"\0") and content:
        raise Unreadable("文件里全是空字节，可能没有下载完，请重新取一份")
    if filename.lower().endswith(".docx") and not documents.is_zip(content) and content:
        raise Unreadable(documents.BROKEN)


def _refuse_controls(text: str) -> None:
    """Stray control characters are cleaned away where it is told; with many it is no text."""
    found = [control for control in CONTROLS.findall(text) if not control.isspace()]
    # formats that are not seen stand in texts of web pages, controls in no text at all
    controls = [one for one in found if category(one) != "Cf"]
    if len(controls) > CONTROLS_ALLOWED * len(text):
        raise Unreadable("里面有很多控制字符，不是文字文件，请另存为 UTF-8 的 .txt 或 .docx")


def _refuse_sizes(text: str) -> None:
    if not VISIBLE.search(text):
        raise Unreadable(EMPTY)
    if len(text) > limits.TEXT_CHARACTERS:
        most = limits.TEXT_CHARACTERS
        raise Unreadable(f"有 {len(text)} 字，最多 {most} 字，请拆成几篇")
