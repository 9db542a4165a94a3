"""Words beside a name that tell of its bearer: organisation and role."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from articles.drafting.naming import personal_names, roles
from articles.drafting.naming.roles import Title
from articles.drafting.naming.runs import LONGEST
from articles.drafting.tokens import Token

FARTHEST = 60  # characters before a name in which its role and organisation are looked for
LOOKBACK = 600  # characters before 该公司 in which the company is looked for
NOTHING = Title(None, None)
_CLAUSE = re.compile(r"[，,。！？!?；;：:“”‘’《》【】〔〕\n\0…—\s]")
_ASIDE = re.compile(r"[(（](?:以下)?(?:简称|下称|又称|原名|原)[^()（）]*[)）]")
_UNPAIRED = re.compile(r"^.*[电讯][(（][^()（）]*[)）]|.*[(（](?![^()（）]*[)）])|^[^()（）]*[)）]")
# Words that stand before an organisation and are none of it.
_LEAD = re.compile(
    r".*(?:据|正如|对于|走进|来到|走访|采访|根据|随着|来自|位于|以及|跟着|就是|认识|是|的)"
    r"|^(?:[^、]{0,6}会上|会后|现场|活动中|由|被|向|在|和|与|对|而|日前|近日|今年|其中|[一二两三四五六七八九十几多]+[名位]|有位|这位|那位|同时|目前|作为|让|为)+"
)
_NOT_OF_A_PHRASE = frozenset(("p", "d", "u", "xc", "TIME", "t", "PER", "ad", "vd", "w"))
_WITHIN_NAMES = frozenset(("LOC", "ORG", "n", "nz", "vn", "nw"))
_OF_A_ROLE = frozenset(("常驻", "驻", "正"))  # 正高级教师
_OF_A_NAME = frozenset(("、", "·", "(", ")", "（", "）", "-", "—"))
_BRACKETED = re.compile(r"^[(（][^()（）]*[)）](?:有限|股份)?(?:公司)?")
_SPEAKER = re.compile(r"(?<=[。！？，]”)[^，。；：“”\n]{2,30}\Z")
_WHOLE = tuple(roles.ORGANISATION_ENDS)
_LEAD_AFTER = re.compile(r"^(?:一名|一位|该|当地|土生土长的|地地道道的|有名的|这里的)+")
_IS = re.compile(r"(?:是|系|为(?!代表|首|例|主)|担任|任)([^，。；！？\n]{2,40})(?=[，。；！？])")
_COMMA = re.compile(r"[，,]([^，。；！？：\n]{3,40})(?=[，。；])")
_STYLE = re.compile("|".join(personal_names.OFFICE_AFTER))
_REFERRED = re.compile(
    r"(?:该|本|这家|这个|我们)?(公司|企业|集团|社区|小区|村|镇|乡|县|市|区|街道|厂|学校|医院|基地|合作社|园区|项目|景区|中心|协会|局|校|院|所|厅|队|馆|行|委|办|团)"
)
_SAME = {
    "公司": ("公司", "集团", "厂"),
    "企业": ("公司", "集团", "厂"),
    "社区": ("社区", "小区"),
    "厂": ("厂", "工厂"),
    "学校": ("学校", "小学", "中学", "大学", "学院"),
    "校": ("学校", "小学", "中学", "大学", "学院"),
    "行": ("支行", "分行", "银行"),
    "馆": ("博物馆", "图书馆", "美术馆", "文化馆", "展览馆", "纪念馆"),
    "园区": ("园区", "产业园", "开发区", "工业园"),
}


def before(text: str, start: int, words: Sequence[Token]) -> Title:
    """What stands before a name: 某某公司党委书记、董事长."""
    near = _near(words, start - FARTHEST, start)
    phrase = phrase_before(text, start, near)
    named = {word.words for word in near if word.kind in ("LOC", "ORG")}
    title = roles.part(phrase, named.__contains__)
    if not title.role and phrase in named:
        return Title(phrase, None)
    return _printed(title, text)


def _near(words: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    first = bisect_left(words, start, key=lambda word: word.start)
    return words[first : bisect_left(words, end, key=lambda word: word.start)]


def phrase_before(text: str, end: int, near: Sequence[Token]) -> str:
    """The words before a place that can tell a role and an organisation: no verb, no mark."""
    low = max(0, end - FARTHEST)
    floor = max(low, _floor(text, low, end, near))
    phrase = _CLAUSE.split(_ASIDE.sub("", text[floor:end]))[-1]
    return _LEAD.sub("", _UNPAIRED.sub("", phrase).strip("、"))


def _floor(text: str, low: int, end: int, near: Sequence[Token]) -> int:
    """Where the last word before a place ends that belongs to no organisation.

    What touches the end of a speech is its speaker: a verb there is half of a name.
    """
    asides = [found.span() for found in _ASIDE.finditer(text, low, end)]
    spoken = _SPEAKER.search(text, low, end)
    for at in range(len(near) - 1, -1, -1):
        place = near[at].start
        if near[at].end > end:  # the model took role and name for one word
            continue
        if any(start <= place < stop for start, stop in asides):
            continue
        if spoken and near[at].kind == "v" and place >= spoken.start():
            continue
        if _is_outside(near, at):
            return near[at].end
    return 0


def _is_outside(words: Sequence[Token], at: int) -> bool:
    """A particle, a mark, a time, a verb or an "and", but for those within a name."""
    word = words[at]
    if word.kind == "r":
        return word.words[0] not in "该本"
    if word.kind == "c" or word.words in ("和", "与", "及"):
        joins = _is_between_nouns(words, at) and not words[at - 1].words.endswith(_WHOLE)
        return len(word.words) == 1 and not joins
    if word.words in _OF_A_ROLE or (word.kind in ("v", "PER") and word.words in roles.HEADS):
        return False
    if word.kind == "v":
        return not _is_between_nouns(words, at) or words[at + 1].kind in ("LOC", "ORG")
    return word.kind in _NOT_OF_A_PHRASE and word.words not in _OF_A_NAME


def _is_between_nouns(words: Sequence[Token], at: int) -> bool:
    """Whether nouns touch a word on both sides: 农田建设管理办公室, 商务和信息化局."""
    if not 0 < at < len(words) - 1:
        return False
    return {words[at - 1].kind, words[at + 1].kind} <= _WITHIN_NAMES


def after(text: str, end: int, words: Sequence[Token]) -> Title:
    """What stands after a name: 是某某公司负责人; ，某某村党支部书记，; or 总书记 touching it."""
    if found := _STYLE.match(text, end):
        return Title(None, found[0])
    if found := _IS.match(text, end):
        title = roles.part(_LEAD_AFTER.sub("", found[1]))
        return _printed(title, text) if len(title.role or "") <= 12 else NOTHING
    if found := _COMMA.match(text, end):
        near = _near(words, found.start(1), found.end(1))
        phrase = phrase_before(text, found.end(1), near)
        if phrase == found[1]:
            return _printed(roles.part(phrase), text)
    return NOTHING


def _printed(title: Title, text: str) -> Title:
    """Only what the text has word for word; an aside cut out of the words may have joined them."""
    return Title(*(_whole(words, text) for words in title))


def _whole(words: str | None, text: str) -> str | None:
    words = _BRACKETED.sub("", words or "")
    return words if words and words in text else None


def resolved(title: Title, text: str, start: int, words: Sequence[Token]) -> Title:
    """该公司 is the company named last before it; nothing where none was named."""
    found = _REFERRED.fullmatch(title.organisation or "")
    if not found:
        unknown = (title.organisation or "").startswith(("该", "这家"))
        return title._replace(organisation=None) if unknown else title
    return title._replace(organisation=_named_last(text, start, words, found[1]))


def _named_last(text: str, start: int, words: Sequence[Token], kind: str) -> str | None:
    ends = _SAME.get(kind, (kind,))
    at = bisect_left(words, start, key=lambda word: word.start) - 1
    while at >= 0 and words[at].start > start - LOOKBACK:
        first = _run_start(words, at)
        name = text[words[first].start : words[at].end]
        if name.endswith(ends) and _is_name(name, words[first]):
            return name
        at -= 1
    return None


def _run_start(words: Sequence[Token], at: int) -> int:
    """The first of the touching words of a name that ends with this word."""
    first = at
    while first and words[first - 1].end == words[first].start:
        is_near = words[at].end - words[first - 1].start <= LONGEST
        if not is_near or words[first - 1].kind not in _WITHIN_NAMES:
            break
        first -= 1
    while first < at and words[first].kind not in ("LOC", "ORG", "nz"):
        first += 1
    return first


def _is_name(name: str, first: Token) -> bool:
    return first.kind in ("LOC", "ORG", "nz") and len(name) > 2 and not _REFERRED.fullmatch(name)
