"""Rules of the strings of a record; each fault says which character, what to do."""

import re
import unicodedata

from articles import limits
from articles.record.problems import Path

EMOJI = "\u2190-\u2bff\U0001f000-\U0001faff"
# Characters no string holds: controls, halves of surrogate pairs, and those that are not seen but
# turn the text about, cut a word or join what stands apart. Emoji are joined by U+200D.
CONTROLS = re.compile(
    "(?:[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
    "\u00ad\u061c\u180e\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufff9-\ufffb\U000e0001]"
    f"|(?<![{EMOJI}\ufe0f])\u200d|\u200d(?![{EMOJI}]))"
)
# Left in texts as they were printed by web pages, but in no title or name.
ZERO_WIDTH = re.compile("[\u200b\ufeff]")
FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters by their category, but blank
TEXTS = {"paragraphs", "exact", "prefix", "suffix", "text"}
# Line ends are allowed in these; tabs everywhere.
LINE_ENDS_IN = {"summary", "note", "exact", "prefix", "suffix", "text", "published_basis"}
ZERO_WIDTH_IN = TEXTS | LINE_ENDS_IN

LENGTHS = {
    "slug": limits.SLUG_CHARACTERS,
    "title": limits.TITLE_CHARACTERS,
    "subtitle": limits.TITLE_CHARACTERS,
    "kicker": limits.TITLE_CHARACTERS,
    "heading": limits.TITLE_CHARACTERS,
    "name": limits.NAME_CHARACTERS,
    "outlet": limits.NAME_CHARACTERS,
    "page": limits.NAME_CHARACTERS,
    "organisation": limits.NAME_CHARACTERS,
    "place": limits.PLACE_CHARACTERS,
    "label": limits.LABEL_CHARACTERS,
    "subject": limits.LABEL_CHARACTERS,
    "unit": limits.UNIT_CHARACTERS,
    "qualifier": limits.NAME_CHARACTERS,
    "url": limits.URL_CHARACTERS,
    "summary": limits.NOTE_CHARACTERS,
    "published_basis": limits.NOTE_CHARACTERS,
    "tags": limits.TAG_CHARACTERS,
    "id": 20,
}


def fault(path: Path, text: str) -> str | None:
    """What is wrong with the string at the path of a record, and what to do about it."""
    field = path[-1] if isinstance(path[-1], str) else path[-2]
    if not text.strip() or (field not in TEXTS and not is_visible(text)):
        return f"是空白的，{_instead_of_blank(path)}"
    if not text.isprintable() and (unwanted := CONTROLS.search(text) or _zero_width(field, text)):
        return _unwanted(path, text, unwanted)
    if field not in LINE_ENDS_IN and "\n" in text:
        return "不能换行，请写成一行（每个段落各是 paragraphs 的一项）"
    length = limits.NOTE_CHARACTERS if path == ("note",) else _length_of(field)
    if len(text) > length:
        return f"有 {len(text)} 字，最多 {length} 字，请缩短"
    return None


def is_visible(text: str) -> bool:
    """Whether there is anything to be seen in it."""
    return any(
        unicodedata.category(character) not in {"Cf", "Zs", "Mn", "Me"} and character not in FILLERS
        for character in text
    )


def _zero_width(field: str, text: str) -> re.Match | None:
    return None if field in ZERO_WIDTH_IN else ZERO_WIDTH.search(text)


def _unwanted(path: Path, text: str, found: re.Match) -> str:
    code = ord(found[0])
    kinds = {"Cs": "不成对的代理字符", "Cf": "看不见的控制字符"}
    what = kinds.get(unicodedata.category(found[0]), "控制字符")
    # a name is looked for in the text as it is written
    also = "，正文里有的也一并删去" if found[0] in "\u200b\ufeff" and len(path) > 2 else ""
    return f"第 {found.start() + 1} 字是{what} U+{code:04X}，请删去或重新输入{also}"


def _instead_of_blank(path: Path) -> str:
    """What to write where a string is blank: null only where the record takes it."""
    field = path[-1]
    if path[-2:-1] == ("paragraphs",):
        return "请写上内容，或删去这一段"
    if path[-2:-1] == ("tags",):
        return "请写上内容，或删去这个标签"
    if field == "exact" and "at" in path:
        return "请照正文写上原文，或删去这一处"
    if field == "name":
        return "请写上名称，或删去这一项"
    if path in {("title",), ("slug",)}:
        return "请写上内容"
    return "请写上内容，没有就写 null"


def _length_of(field: str) -> int:
    return limits.TEXT_CHARACTERS if field in TEXTS else LENGTHS.get(field, limits.LINE_CHARACTERS)
