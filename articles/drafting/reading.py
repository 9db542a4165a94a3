"""The text in the bytes that were handed in."""

import codecs


class Unreadable(ValueError):
    """Bytes that are not a text, and why."""


MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def read_text(content: bytes) -> str:
    """The text, from UTF-8, UTF-16 with its mark, or GB18030."""
    marked = next((name for mark, name in MARKS.items() if content.startswith(mark)), None)
    for encoding in [marked] if marked else ["utf-8", "gb18030"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Unreadable("不是文字文件，或编码不认识，请另存为 UTF-8 的 .txt 再导入")
