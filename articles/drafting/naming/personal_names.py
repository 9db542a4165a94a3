"""The words of a text that are names of people."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from articles.drafting import saying, wordlists
from articles.drafting.naming import roles
from articles.drafting.naming.sought import Sought
from articles.drafting.tokens import Token

SURNAMES = frozenset("".join(wordlists.words("surnames")))
COMPOUND = wordlists.words("compound_surnames")
# Without those that are more often other words.
SURE_COMPOUND = COMPOUND - frozenset(
    ("东方", "百里", "西门", "第五", "南宫", "司空", "太史", "单于", "长孙", "仲孙")
)
HAN = "一-鿿㐀-䶿𠀀-𳿿"
SURNAME = f"(?:{'|'.join(sorted(COMPOUND))}|[{''.join(sorted(SURNAMES))}])"
_GOES_ON = "在|正在|将|向|对|就|从|看着|指着|的"
_HEADS = "|".join(sorted(roles.HEADS, key=len, reverse=True))
# Without the model: a role, a surname with one or two characters, and what can follow a name.
_SAYING = re.compile(rf"(?:{_HEADS})({SURNAME}[{HAN}]{{1,2}}?)(?={saying.AFTER_NAME}|{_GOES_ON})")
_STANDING = re.compile(
    rf"(?:{_HEADS})({SURNAME}[{HAN}]{{1,2}})(?=[，。；、！？）)”\n]|等(?:人|出席))"
)
_FULL = re.compile(rf"{SURNAME}[{HAN}]{{1,2}}")
_FOREIGN = re.compile(rf"[{HAN}]{{1,8}}(?:[·•][{HAN}A-Z.]{{1,8}})+|[{HAN}]{{2,8}}")
_PLACE_ENDS = tuple("镇村县市区乡省街路州盟旗寨屯岛港湾")
_RELATED = re.compile(
    r"(?:，|是|（|\()?(?:男|女|今年|现年|\d{1,3}岁|生于|出生)|是|一家|夫妇|夫妻|的(?:爱人|妻子|丈夫|儿子|女儿|家)"
)
_NO_PERSONS = (
    "公司",
    "集团",
    "工作人员",
    "相关负责人",
    "方面",
    "奖",
    "精神",
    "故居",
    "纪念馆",
    "大道",
)
_OTHERS = ("LOC", "ORG", "n", "v", "vn", "s", "a", "d", "nz", "f", "r", "nw", "TIME", "m")
_NO_NAME = re.compile(
    r"^[和向从都能相后但要等居还及与同]|[的了是在与等不们说称讲里也都]$|^.[中上下内外前后人家大小]$"
)
OFFICE_AFTER = (
    *(
        "总书记",
        "主席",
        "总理",
        "总统",
        "委员长",
        "院士",
        "教授",
        "博士",
        "老师",
        "书记",
        "主任",
        "局长",
    ),
    *("部长", "省长", "市长", "县长", "镇长", "会长", "校长", "院长", "董事长", "总经理"),
)
_STYLED = re.compile("|".join(("先生", "女士", "小姐", "同志", *OFFICE_AFTER)))
_SAYS = re.compile(rf"(?:在[^，。\n]{{1,20}})?{saying.AFTER_NAME}")
_ENDS = re.compile(
    rf"{saying.AFTER_NAME}|[，。；、！？：）)”\n]|$|等|在|正|向|对|和|与|的|看着|将|一?家|要求"
)
_UNREAD = (
    re.compile(
        r"[（(【][^（()）】【\n]{0,30}(?:记者|编辑|责编|作者|通讯员|摄影|来源|供稿)[^（()）】【\n]{0,40}[)）】]"
    ),
    re.compile(r"[电讯息题道][（(][^()（）\n]{1,40}[)）]"),
    re.compile(
        r"^[^\n，。：；！？]{0,8}(?:记者|通讯员|作者|撰文|采写|文|图|摄影|编辑|责编)[^\n，。；！？]{1,36}$",
        re.MULTILINE,
    ),
    re.compile(
        rf"(?:记者|通讯员)[/ 　：:]?(?:[{HAN}]{{2,4}}[、 ])*[{HAN}]{{2,4}}(?=[/、\s，文摄报)）]|$)"
    ),
    re.compile(rf"(?<=[。！？”])[ 　]?[{HAN}]{{2,4}}\Z"),
    re.compile(r"^[^\n，。；：！？“”]{2,24}$", re.MULTILINE),
    re.compile(r"“[^“”，。！？；\n]{1,14}”"),
)


def names_in(told: str, words: Sequence[Token], known: frozenset[str]) -> set[str]:
    """The names of the people that a text, without its bylines and slogans, tells of."""
    ruled = {found[1] for pattern in (_SAYING, _STANDING) for found in pattern.finditer(told)}
    ruled = {name for name in ruled if not name.endswith(_PLACE_ENDS) and not _NO_NAME.search(name)}
    persons = [word for word in words if word.kind == "PER"]
    tagged = {_repaired(told, word) for word in _joined(told, persons)}
    kinds = Counter((word.words, word.kind) for word in words)
    places: dict[str, list[int]] = {}
    for name, start in Sought(tagged | known).everywhere(told):
        places.setdefault(name, []).append(start)
    sure = {name for name in tagged if _is_certain(told, name, places.get(name, []), kinds)}
    sure |= {name for name in ruled if not words or _is_half_tagged(name, kinds)}
    sure |= {name for name in _listed(told, tagged - sure, sure) if has_surname(name)}
    return whole(sure | known & places.keys())


def told(text: str) -> str:
    """The text with bylines and short words in quotation marks blanked, place by place."""
    for pattern in _UNREAD:
        text = pattern.sub(lambda found: "\0" * len(found[0]), text)
    return text


def _repaired(text: str, word: Token) -> str:
    """The model drops the last character of some names; what follows a name tells."""
    word = _without_particle(text, _with_surname(text, word))
    for more in (0, 1, 2):
        name = text[word.start : word.end + more]
        if more and not _FULL.fullmatch(name):
            break
        if len(name) > 1 and _ENDS.match(text, word.end + more):
            return name
    return text[word.start : word.end]


def _with_surname(text: str, word: Token) -> Token:
    """The model drops the first half of some surnames: 东 before 郭明."""
    start = word.start - 1
    if start >= 0 and text[start : start + 2] in SURE_COMPOUND and len(word.words) < 4:
        return Token(start, word.end, text[start : word.end], word.kind)
    return word


def _without_particle(text: str, word: Token) -> Token:
    """The model adds 在 to some names: 罗正在某地开会."""
    if len(word.words) == 3 and word.words[-1] == "在" and not _ENDS.match(text, word.end):
        return Token(word.start, word.end - 1, word.words[:-1], word.kind)
    return word


def _joined(text: str, words: Sequence[Token]) -> Iterator[Token]:
    """The parts of a foreign name as one: 安娜·金; and a surname that stands apart: 向, 小莉."""
    whole = None
    for word in words:
        if whole and (_is_dotted(text, whole, word) or _is_parted(whole, word)):
            whole = Token(whole.start, word.end, text[whole.start : word.end], "PER")
            continue
        if whole:
            yield whole
        whole = word
    if whole:
        yield whole


def _is_dotted(text: str, one: Token, other: Token) -> bool:
    return other.start - one.end <= 1 and text[other.start - 1] in "·•"


def _is_parted(one: Token, other: Token) -> bool:
    is_surname = len(one.words) == 1 or one.words in COMPOUND
    return is_surname and other.start == one.end and has_surname(one.words + other.words)


def _is_half_tagged(name: str, kinds: Counter) -> bool:
    """Whether the model read the words or their first characters as a name."""
    return any(kinds[name[:end], "PER"] for end in range(1, len(name) + 1))


def _is_certain(text: str, name: str, places: Sequence[int], kinds: Counter) -> bool:
    """A name with a role before it or a verb of saying after it, or nothing else but a name."""
    ends = [start + len(name) for start in places]
    if not _is_well_formed(name) or _is_elsewise(name, kinds) or _is_firm(text, ends):
        return False
    if any(_has_company(text, end - len(name), end) for end in ends):
        return True
    return bool(places) and len(name) > 2 and has_surname(name) and not name.endswith(_PLACE_ENDS)


def _is_well_formed(name: str) -> bool:
    known = has_surname(name) or _FOREIGN.fullmatch(name) is not None
    return len(name) > 1 and known and _STYLED.search(name, 1) is None


def is_no_name(words: str) -> bool:
    """Whether words that begin like a name go on like none."""
    return _NO_NAME.search(words) is not None or _STYLED.search(words, 1) is not None


def surname(name: str) -> str:
    return name[:2] if name[:2] in COMPOUND else name[:1]


def has_surname(name: str) -> bool:
    return _FULL.fullmatch(name) is not None


def _is_elsewise(name: str, kinds: Counter) -> bool:
    """Another word, a place or an organisation: more often read as one, or before 县 or 镇."""
    if kinds[name[:-1], "PER"] > kinds[name, "PER"] > 0:
        return True
    others = sum(kinds[name, kind] for kind in _OTHERS)
    return others > kinds[name, "PER"] or any((name + end, "LOC") in kinds for end in _PLACE_ENDS)


def _is_firm(text: str, ends: Sequence[int]) -> bool:
    """What has staff or is named after somebody: 某某公司, 某某工作人员, 某某奖."""
    return any(text.startswith(_NO_PERSONS, end) for end in ends)


def _has_company(text: str, start: int, end: int) -> bool:
    """Whether a role stands before the words, or what only people do or are called after them."""
    before = text[max(0, start - 8) : start]
    return bool(
        roles.head_at_end(before)
        or _SAYS.match(text, end)
        or _STYLED.match(text, end)
        or (_RELATED.match(text, end) and has_surname(text[start:end]))
    )


def _listed(text: str, names: set[str], sure: set[str]) -> Iterator[str]:
    """Those of the names that stand beside a sure one in a row: 丁一、王二、张三."""
    ends: dict[int, list[str]] = {}
    for name, start in Sought(names | sure).everywhere(text):
        for before in ends.get(start, ()):
            if before in sure or name in sure:
                yield from names & {before, name}
        end = start + len(name)
        if text.startswith("、", end):
            ends.setdefault(end + 1, []).append(name)


def whole(names: set[str]) -> set[str]:
    """Without the halves of longer names."""
    lengths = set(map(len, names))
    halves = {
        name[at : at + length]
        for name in names
        for length in lengths
        if length < len(name)
        for at in range(len(name) - length + 1)
    }
    return names - halves
