"""The encoding of a plain text: its mark, or what makes it read as ordinary Chinese."""

import codecs
from collections.abc import Iterator

from articles.drafting.unreadable import Unreadable

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Both encodings put the characters in ordinary use, and punctuation, into rows of their own (GB
# 2312's first level, Big5's first level), so an ordinary text is told by the bytes of its
# characters: the first, and the least that the second can be.
ORDINARY = {
    "gb18030": (frozenset([*range(0xA1, 0xA4), *range(0xB0, 0xD8)]), 0xA1),
    "big5hkscs": (frozenset(range(0xA1, 0xC7)), 0x40),
}
COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他到时来用们生于地出就年得会可也你对业"
    "這為個國時來們於會對業發與學後"
    "，。、；：？！“”‘’（）《》「」『』"
)
SAMPLE = 20_000  # bytes that tell one encoding from another
PLAUSIBLE = 0.6  # the least share of ordinary characters in a text
HIGH_BYTES = frozenset([0x00, 0x20, 0x30, 0xFF, *range(0x4E, 0xA0)])
UNKNOWN = "不是文字文件，或编码不认识，请用记事本打开，另存为 UTF-8 的 .txt 再导入"
BINARY = "里面有文字文件里不会有的空字节，不是文字文件，请另存为 UTF-8 的 .txt 或 .docx 再导入"


def decode(content: bytes) -> str:
    """The text of the bytes; Unreadable where no encoding makes a text of them."""
    for encoding in _likely(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise Unreadable(BINARY)
        return text
    raise Unreadable(UNKNOWN)


def _likely(content: bytes) -> Iterator[str]:
    """The encodings to try, the likeliest first."""
    marked = next((name for mark, name in MARKS if content.startswith(mark)), None)
    if marked:
        yield marked
        return
    if wide := _without_mark(content):
        yield wide
    yield "utf-8"
    shares = {name: _share(content, name) for name in ORDINARY}
    for name in sorted(shares, key=shares.__getitem__, reverse=True):
        if shares[name] >= PLAUSIBLE:
            yield name


def _without_mark(content: bytes) -> str | None:
    """UTF-16 without its mark: half of its bytes are zero, or begin Chinese characters."""
    sample = content[: SAMPLE - SAMPLE % 2]
    if len(content) % 2 or len(content) < 4 or (b"\0" not in sample and _is_utf8(content)):
        return None
    for name, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        high, low = sample[first::2], sample[1 - first :: 2]
        common = sum(byte in HIGH_BYTES for byte in high) / len(high)
        if common > 0.95 and low.count(0) <= len(low) / 10 + 1:
            return name
    return None


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _share(content: bytes, encoding: str) -> float:
    """The share of ordinary characters among those of two bytes; common ones count once more."""
    try:
        text = _sampled(content, encoding)
    except UnicodeDecodeError:
        return 0.0
    wide = [character for character in text if character > "\x7f"]
    if not wide:
        return 0.0
    ordinary = sum(_is_ordinary(character, encoding) for character in wide)
    return (ordinary + sum(character in COMMON for character in wide) / 2) / len(wide)


def _sampled(content: bytes, encoding: str) -> str:
    """The first part of a text; a character cut by its end is left out."""
    return codecs.getincrementaldecoder(encoding)().decode(content[:SAMPLE])


def _is_ordinary(character: str, encoding: str) -> bool:
    rows, least = ORDINARY[encoding]
    first, *rest = character.encode(encoding, "replace")  # Big5 decodes some into two
    return len(rest) == 1 and first in rows and rest[0] >= least
