"""Chinese names spelt in ASCII, for addresses and for the order of lists.

pypinyin is imported where it spells: its dictionary takes a command that spells nothing as long to
load as Django.
"""

import re
from functools import lru_cache

from articles.limits import MADE_SLUG_CHARACTERS

# As surnames these are read otherwise than as words: 单 is Shan, not dan.
SURNAMES = {
    "万俟": "mo qi", "尉迟": "yu chi", "单于": "chan yu", "澹台": "tan tai",
    "单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "查": "zha", "任": "ren",
    "区": "ou", "朴": "piao", "盖": "ge", "华": "hua", "缪": "miao", "乐": "yue",
    "宁": "ning", "那": "na", "洗": "xian", "冼": "xian", "翟": "zhai", "尉": "wei",
    "覃": "qin", "卜": "bu", "折": "she", "召": "shao", "逄": "pang", "繁": "po",
    "员": "yun", "贠": "yun", "种": "chong", "秘": "bi", "重": "chong", "纪": "ji",
    "令狐": "ling hu", "长孙": "zhang sun", "黑": "he", "哈": "ha", "能": "nai",
    "过": "guo", "晟": "cheng", "谌": "chen", "郗": "xi", "隗": "wei", "祭": "zhai",
}  # fmt: skip

SYLLABLE = re.compile(r"[a-z0-9]+")
JOINED = "[^a-z]{0,3}"  # a hyphen, a tone, or nothing, between syllables of an address


def syllables(text: str) -> list[str]:
    """The text as ASCII syllables and words; what cannot be spelt is left out."""
    from pypinyin import lazy_pinyin

    # ü is written v by pypinyin; passports and addresses write yu after l and n: 吕 → lyu.
    spelt = lazy_pinyin(text, errors=_ascii_or_nothing, v_to_u=True)
    joined = " ".join(spelt).lower().replace("ü", "yu")
    return SYLLABLE.findall(joined)


def person_syllables(name: str) -> list[str]:
    """The syllables of a person's name, its surname read as a surname: 曾可 → zeng ke."""
    for length in (2, 1):
        surname = name[:length]
        if surname in SURNAMES and len(name) > length:
            return [*SURNAMES[surname].split(), *syllables(name[length:])]
    return syllables(name)


def slug_of(parts: list[str], limit: int = MADE_SLUG_CHARACTERS) -> str:
    """The syllables joined by hyphens, cut after a whole one to at most `limit` characters."""
    slug = ""
    for part in parts:
        longer = f"{slug}-{part}" if slug else part[:limit]
        if len(longer) > limit:
            break
        slug = longer
    return slug


@lru_cache(maxsize=256)
def spelling(name: str) -> re.Pattern:
    """A name in the pinyin of an address: any reading, with or without hyphens and tones.

    A slug that was cut may end within it.
    """
    read = [f"(?:{'|'.join(readings)})" for one in name if (readings := _readings(one))]
    whole = JOINED.join(read) or "(?!)"
    if len(read) < 3:
        return re.compile(f"(?<![a-z])(?:{whole})(?![a-z])")
    begun = (
        "-".join(read[:2]) + "".join(f"(?:-{one}" for one in read[2:-1]) + ")?" * (len(read) - 3)
    )
    cut = rf"(?<=[a-z0-9-]{{{MADE_SLUG_CHARACTERS - 20}}}){begun}\Z"
    return re.compile(f"(?<![a-z])(?:(?:{whole})(?![a-z])|{cut})")


def _readings(character: str) -> list[str]:
    """All that a character can be spelt as; ü is written yu, v or u."""
    read = {one.lower() for ones in _heard(character) for one in ones}
    read |= set(SURNAMES.get(character, "").split())
    written = {one.replace("ü", u) for one in read for u in ("yu", "v", "u")}
    return sorted(filter(SYLLABLE.fullmatch, written), key=lambda one: (-len(one), one))


def _heard(character: str) -> list[list[str]]:
    from pypinyin import Style, pinyin

    return pinyin(character, style=Style.NORMAL, heteronym=True, v_to_u=True)


def initial_of(parts: list[str]) -> str:
    """The letter a name stands under, A to Z, or # where it begins with none."""
    first = parts[0][0].upper() if parts else "#"
    return first if "A" <= first <= "Z" else "#"


def sort_key(parts: list[str]) -> str:
    return " ".join(parts)


def _ascii_or_nothing(characters: str) -> list[str]:
    return SYLLABLE.findall(characters.lower())
