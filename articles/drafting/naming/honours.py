"""Honours a text says were received, who received them and who gave them."""

import re
from collections.abc import Iterable, Iterator, Sequence

from articles.drafting.found import Found
from articles.drafting.naming.runs import Words, standing

_RECEIVED = re.compile(
    "荣获|荣膺|喜获|斩获|获评|获颁|获授|摘得|捧回|被评为|被评选为|被授予|被认定为|被确定为|被命名为|被列为|被列入|"
    "成功入选|入选|入围|获得|(?<![收捕截查缴俘荣喜斩猎])获(?![得评颁授取批悉知])"
)
_SURE = frozenset(
    ("荣获", "荣膺", "获评", "获颁", "获授", "被评为", "被评选为", "被授予", "被命名为", "被认定为")
)
_GRANTED = re.compile(
    r"授予了?(?P<to>[^，。；！？\n“”]{0,40})[“「](?P<name>[^“”\n]{3,40})[”」](?:荣誉)?称号"
)
_OPENING, _CLOSING = ("“", "「"), ("”", "」")
_LONGEST_ROW = 160
# Before the verb in its clause these say that nothing was received as yet.
_NOT_YET = re.compile(
    "申报|申请|争取|争创|争当|力争|力求|创建|冲刺|有望|拟|将|计划|推荐|候选|公示|目标|希望|期待|未|没有|为$|无缘|若|如果|能否|可望|拟认定"
)
_HONOUR = re.compile(
    "示范|先进|文明[城县村镇单家校]|模范|优秀|最美|最佳|百强|千强|十强|十佳|标兵|称号|红旗|工匠|之乡|之都|名城|名县|名镇|"
    "名村|样板|典型|精品|特色|强县|强镇|明星|金牌|银牌|金奖|银奖|铜奖|[等大]奖|奖$|奖[章状杯项]|美丽|卫生[城县镇村]|森林|"
    "生态|名牌|标杆|龙头企业|重点|放心|达标|试点|案例|十大|非遗|非物质文化遗产|地理标志|高新技术企业|小巨人|专精特新|"
    "遗产|景区|风景区|保护区|冠军|亚军|季军|等次|名录|百佳|英雄|功勋|楷模|先锋|劳模|杰出|好人|榜样|基地$"
)
_LEVEL = re.compile("全国|国家|国际|中国|世界|亚洲|[省市县区州]级?|年度|[第首]")
_END = re.compile(
    r"(?:等)?(?:多项|一系列|多个|系列)?(?:荣誉称号|称号|荣誉|殊荣|美誉|名片|之称|桂冠|名单|行列|名录库|之列|名录)"
)
_STOP = re.compile(
    r"[。；！？\n]|，|的(?:基础|同时|企业|消息)|后，|以来|之后|(?=等\d)|等(?=[^级次第])"
)
_LEAD = re.compile("^(?:了|过|由|包括|为|以?及)*")
_WHOLE = re.compile("[“《‘]([^“”《》‘’]{3,40})[”》’](?!.{1,12}[奖赛杯])")
_NO_HONOUR = re.compile("[的了是，。：《》]|项目$|国际国内|^以")
_TRAIL = re.compile(r"(?:\d+[家个项名位]|[’”]+)$")
_GIVER = re.compile(r"^(?P<by>[^，。“”、]{3,30}?)(?:授予|颁发|评选|颁授|认定|命名)的?(?P<rest>.+)$")
_BEFORE = re.compile(
    r"(?:先后|还|也|曾|连续|已经?|并|成功|近日|一举|多次|均|都|再次|再度|又|刚刚?|首次|同时|一度|双双|累计|共|分别|顺利|"
    r"也?还|正式|再|更|[一二三四五六七八九十两\d]+[年次度届])+$"
)
_TIME = re.compile(
    r"^(?:(?:20\d\d|19\d\d|今|去|前|近|当|同|次)年[底初末中前间来内以]*|\d{1,2}[月日][底初末中]?|近日|日前|目前|如今|此前|其中|截至\S*?|"
    r"[一二三四五六七八九十]+年来|由此|因此|为此|此外|随后|最终|而|其|使|让|据悉)+"
)
_WEAK = re.compile(
    "[”的了是在有来把使让于以]|^[一两三多]|这|那|我们|他|她|它|^等|先后|还|[、一二三四五六七八九十]$|通过|经|根据|依托|经过|凭借|不仅|以来|上$|中$"
)


def named_in(texts: Sequence[str], words: Sequence[Words], known: frozenset[str]) -> list[Found]:
    """Every honour, at each place a rule finds it."""
    found = []
    for section, text in enumerate(texts):
        found += told_in(section, text)
    return found + list(_known(texts, known))


def told_in(section: int, text: str) -> Iterable[Found]:
    """The honours of a section's text that it says somebody received."""
    yield from _received(section, text)
    yield from _granted(section, text)


def _received(section: int, text: str) -> Iterable[Found]:
    """Names after 荣获, 获评, 入选 and the like."""
    for verb in _RECEIVED.finditer(text):
        clause = _clause_before(text, verb.start())
        if _NOT_YET.search(clause):
            continue
        recipient, giver = _recipient(clause), None
        end = _stop(text, verb.end())
        if found := _GIVER.match(text[verb.end() : end]):
            giver = found["by"]
            names = _names(text, verb.end() + found.start("rest"), end)
        else:
            names = _names(text, verb.end(), end)
        for start, stop in names:
            if _is_honour(text[start:stop], verb[0]):
                yield _fact(section, start, stop, text, recipient, giver, "“获”“评为”等之后")


def _clause_before(text: str, at: int) -> str:
    """The words of the clause before a place of the text; their mark too where it closes words."""
    start = max(text.rfind(mark, max(0, at - 60), at) for mark in "，。；！？\n：”“")
    if start < 0:
        return text[max(0, at - 60) : at]
    return text[start + (text[start] != "”") : at]


def _stop(text: str, at: int) -> int:
    """Where the row of names ends; commas within quotation marks do not end it."""
    depth, limit = 0, min(len(text), at + _LONGEST_ROW)
    for mark in _STOP.finditer(text, at, limit):
        depth += (mark[0] in _OPENING) - (mark[0] in _CLOSING)
        if depth <= 0 and mark[0] not in _CLOSING:
            return mark.start()
    return limit


def _names(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names in a row: between 、, in quotation marks, without 称号 behind."""
    row = text[start:end]
    quoted = list(
        re.finditer(r"[“「‘]([^“”「」‘’\n]{3,40})[”」’](?=[“「‘、和及与等称荣之]|$|[，。；])", row)
    )
    if quoted:
        yield from ((start + name.start(1), start + name.end(1)) for name in quoted)
        return
    for item in re.finditer("[^、]+", row):
        lead = _LEAD.match(item[0]).end()
        whole = _WHOLE.match(item[0], lead)
        if whole:
            yield start + item.start() + whole.start(1), start + item.start() + whole.end(1)
            continue
        first = start + item.start() + lead
        ending = _END.search(item[0], lead)
        last = start + item.start() + (ending.start() if ending else len(item[0]))
        yield first, first + len(_TRAIL.sub("", text[first:last]))


def _is_honour(name: str, verb: str) -> bool:
    """Whether words are what one is honoured with; after 获得 and 入选 they must say so."""
    if not 4 <= len(name) <= 40 or _NO_HONOUR.search(name):
        return False
    is_one = _HONOUR.search(name) is not None
    return is_one and (verb in _SURE or _LEVEL.search(name) is not None)


def _recipient(clause: str) -> str | None:
    """The subject before the verb, where it is a name and no more."""
    subject = _BEFORE.sub("", _TIME.sub("", clause.strip()))
    if not 2 <= len(subject) <= 24 or _WEAK.search(subject):
        return None
    return subject


def _granted(section: int, text: str) -> Iterable[Found]:
    """甲授予乙“丙”称号."""
    for found in _GRANTED.finditer(text):
        clause = _clause_before(text, found.start())
        if _NOT_YET.search(clause) or "被" in clause:
            continue
        recipient, giver = _recipient(found["to"]), _recipient(clause.split("对")[0])
        yield _fact(section, *found.span("name"), text, recipient, giver, "“授予……称号”")


def _fact(section, start, end, text, recipient, giver, reason) -> Found:
    fields = {"name": text[start:end], "recipient": recipient, "awarded_by": giver}
    return Found(section, start, end, fields, 0.7, reason)


def _known(texts: Sequence[str], known: frozenset[str]) -> Iterable[Found]:
    """Names of the archive that the text has too."""
    for section, start, end in standing(texts, known):
        yield _fact(section, start, end, texts[section], None, None, "库中已有的荣誉")
