"""Bylines as printed: names set one after another, their roles."""

import re
from collections.abc import Iterator
from functools import lru_cache

from articles.drafting import wordlists

SURNAMES = frozenset("".join(wordlists.words("surnames")))
COMPOUND = wordlists.words("compound_surnames")
# The most frequent first, as a rule of thumb: they tell where a name begins in a row that is set
# without a space.
FREQUENT = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏"
    "魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵"
    "万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘"
    "祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟"
    "艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞"
    "姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
)
HAN = "一-鿿㐀-䶿"
# Characters that no given name has, and words that only look like names.
NO_NAMES = re.compile(
    "[的了是在与及其等也都就而但不们这那所很更最吗呢吧报讯者说将被把]|[村镇县局委院厅]$"
)
NO_NAME_WORDS = wordlists.words("no_names")
WHO = (
    "摄影报道|摄影记者|文字记者|记者|通讯员|评论员|撰稿人|撰稿|实习生|作者|报道员|摄影|撰文|采写|"
    "图文|文图|责任编辑|编辑|校对|责编|供稿"
)
KIND = "本报|本网|本刊|本台|全媒体|融媒体|融媒|见习|实习|首席|特约|特派|资深|摄影|每经"
ROLE = re.compile(rf"(?:{KIND})*(?:{WHO})")
WRITTEN = re.compile(r"[文图](?:[/／]?[文图])?(?:\s*[/／|丨｜：:]|\s)\s*")
OUTLET = re.compile(rf"[{HAN}A-Za-z0-9·《》/\-\s]{{0,20}}")
EDITORS = frozenset(["编辑", "责任编辑", "责编", "校对", "每经编辑"])
BETWEEN_NAMES = re.compile(r"[、，,\s/／&：:|丨｜]+")
BULLET = re.compile(r"^[◎□■●▲○◆◇]\s*")
BRACKETS = ("（(", "）)")
SOURCE = re.compile(r"\s*(?:来源|稿源)[：:].*$")
ASIDE = re.compile(r"[（(][^（）()]{1,60}[)）]")  # what they are, after their names
DONE = re.compile(
    r"\s*(?:整理|摄影报道|综合报道|报道|/文|摄|[一-鿿]{2}台)$"
)  # what they did, where
LONGEST = 120  # characters of a byline
RARE = 2.0  # cost of a name with a rare surname
Named = tuple[str | None, str]


def named_in(line: str) -> list[Named]:
    """Role and name of everybody in a byline; nothing where it is not wholly a byline."""
    bare = BULLET.sub("", line.strip())
    if bare[:1] in BRACKETS[0] and bare[-1:] in BRACKETS[1]:
        bare = bare[1:-1]
    bare = ASIDE.sub("", SOURCE.sub("", bare))
    if not 2 < len(bare) <= LONGEST:
        return []
    roles = _roles(bare)
    if not roles or roles[0][0] in EDITORS or not _is_outlet(bare[: roles[0].start()]):
        return []
    starts = [0, *(role.start() for role in roles[1:]), len(bare)]
    parts = [bare[start:end] for start, end in zip(starts, starts[1:], strict=False)]
    found = [_named(part, role, at) for part, role, at in zip(parts, roles, starts, strict=False)]
    return [one for group in found for one in group] if all(found) else []


def _roles(text: str) -> list[re.Match]:
    written = WRITTEN.match(text)
    return [written] if written else list(ROLE.finditer(text))


def _is_outlet(text: str) -> bool:
    return OUTLET.fullmatch(text) is not None


def _named(part: str, role: re.Match, start: int) -> list[Named]:
    """The people of one role; what stands before the first role is its outlet."""
    end = role.end() - start
    words = part[:end].strip(" \t/／|丨｜：:")
    return [(words, name) for name in split(DONE.sub("", part[end:]), with_role=True)]


def split(text: str, *, with_role: bool = False) -> list[str]:
    """The names in a row of names, also where nothing stands between them; else nothing.

    After a role any surname will do.
    """
    pieces = _rejoined([piece for piece in BETWEEN_NAMES.split(text.strip()) if piece])
    found = [_names(piece, with_role) for piece in pieces]
    return [name for names in found for name in names] if all(found) else []


def _rejoined(pieces: list[str]) -> list[str]:
    """A name of two characters is often printed with a space between them."""
    joined: list[str] = []
    for piece in pieces:
        if joined and len(joined[-1]) == len(piece) == 1:
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


@lru_cache(maxsize=1024)
def _names(text: str, with_role: bool) -> tuple[str, ...]:
    """A run of characters as names: the cheapest way to cut it, from its end."""
    if "·" in text and re.fullmatch(rf"[{HAN}A-Za-z.·]{{3,20}}", text):
        return (text,)
    if not re.fullmatch(rf"[{HAN}]{{2,40}}", text):
        return ()
    best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ())]
    for end in range(1, len(text) + 1):
        ways = list(_ways(text, end, best))
        best.append(min(ways) if ways else None)
    alone = with_role and len(text) <= 3 and not _is_no_name(text)
    return best[-1][1] if best[-1] else (text,) * alone


def _ways(text: str, end: int, best: list) -> Iterator[tuple[float, tuple[str, ...]]]:
    for start in range(max(0, end - 4), end - 1):
        cost = _cost(text[start:end])
        if best[start] is not None and cost is not None:
            yield best[start][0] + cost, (*best[start][1], text[start:end])


def _cost(name: str) -> float | None:
    """How unlikely a name is; None where it is none."""
    compound = name[:2] in COMPOUND and len(name) > 2
    if not compound and (len(name) == 4 or name[0] not in SURNAMES) or _is_no_name(name[1:], name):
        return None
    given = name[2:] if compound else name[1:]
    rare = 0.5 if compound else RARE - RARE * _frequency(name[0])
    return 0.5 + rare + (len(given) == 1) * 0.8 + sum(_frequency(one) * 0.7 for one in given)


def _is_no_name(characters: str, name: str = "") -> bool:
    return bool(NO_NAMES.search(characters)) or (name or characters) in NO_NAME_WORDS


def _frequency(surname: str) -> float:
    """From 1 for the most frequent surname to 0 for one that is not among them."""
    return 1 - FREQUENT.index(surname) / len(FREQUENT) if surname in FREQUENT else 0.0


def is_name(text: str) -> bool:
    """Whether two to four characters are a person's name and nothing likelier.

    Of two characters only with a frequent surname: 水清, 田间 are words as well.
    """
    return split(text) == [text] and (len(text) > 2 or text[0] in FREQUENT)


def is_lossless(line: str, people: list[Named]) -> bool:
    """Whether roles and names are all that a line holds; a role in a row is printed once."""
    words, former = "", None
    for role, name in people:
        words += (role if role and role != former else "") + name
        former = role
    return "".join(line.split()) == "".join(words.split())
