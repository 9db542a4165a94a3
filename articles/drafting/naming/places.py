"""The places a text names: countries, provinces, towns and villages, parks and waters."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from articles.drafting import wordlists
from articles.drafting.found import Found
from articles.drafting.naming.name_words import KINDS
from articles.drafting.naming.runs import LONGEST, Words, standing

KNOWN = wordlists.words("known_places")
_NO_PLACE = KINDS["anywhere"]
_DIVISION = "特别行政区|自治[区州县旗]|街道|社区|小区|地区|新区|林区|矿区|[省市县区镇乡村盟旗州]"
_END = re.compile(
    f"(?:{_DIVISION}|开发区|高新区|经开区|集中区|工业区|保税区|自贸区|示范区|产业园|工业园|园区|科技园|"
    "公园|景区|湿地|水库|盆地|平原|高原|草原|沙漠|半岛|群岛|山脉|走廊|流域|大桥|大道|广场|机场|车站|码头|"
    "老街|古镇|古城|知识城|科学城|大学城|片区|试验区|[江河湖海岛湾港山岭峡溪寨屯])$"
)
_DIVIDED = re.compile(f"(?:{_DIVISION})$")
_MORE = KINDS["longer"]
_GENERAL = re.compile(
    "(?:国家级|省级|市级|全|大|各|两|本|该|新|老|小|美丽|和美|幸福|宜居|综合|经济|高新|技术|产业|工业|特殊|监管|"
    "出口|加工|保税|自由|贸易|发展|联动|试验|示范|物流|科技|创新|城乡|金山|银山|绿水|青山|[一二三四五六七八九十]|淘宝|"
    "[近远城市]?郊|城中|中华|中国|亚太|特大|自治|民族|[大小高远深近沿]|山|河|湖|江|海|临|港|湾|乡|镇|县)*"
    f"(?:{_DIVISION}|开发区|加工区|高新区|经开区|综保区|集中区|工业区|保税区|自贸区|发展区|试验区|示范区|产业园|工业园|园区|"
    "科技园|公园|景区|湿地|水库|半岛|群岛|流域|农村|乡村|[江河湖海岛湾港山岭峡溪寨屯])"
)
_TRIM = re.compile("(?:[将的在与和里内]|地处)$")
_FIXED = re.compile("(?:位于|地处|坐落于|走进|来到|赴|在|往|抵达|隶属|前往|至|从)$")


def named_in(texts: Sequence[str], words: Sequence[Words], known: frozenset[str]) -> list[Found]:
    """Every place, at each place a rule finds it."""
    kinds = Counter((token.words, token.kind) for part in words for token in part.tokens)
    found = [
        fact
        for section, part in enumerate(words)
        for index in _firsts(part)
        for fact in _at(section, part, index, kinds)
    ]
    shorts = _shorts(kinds)
    found += [fact for section, part in enumerate(words) for fact in _bare(section, part, shorts)]
    return found + list(_known(texts, known))


def _shorts(kinds: Counter) -> frozenset[str]:
    """What the places with 县, 市 and so on are called without it."""
    ends = ((name, _DIVIDED.search(name)) for name, kind in kinds if kind == "LOC")
    return frozenset(name[: end.start()] for name, end in ends if end and end.start() > 1)


def _bare(section: int, words: Words, shorts: frozenset[str]) -> Iterable[Found]:
    """A place without its 县 or 市, whatever the model reads in it."""
    for token in words.tokens:
        if token.words in shorts and token.kind in ("LOC", "PER", "ORG", "nz", "nw"):
            fields = {"name": token.words}
            yield Found(section, token.start, token.end, fields, 0.8, "文中另有全称")


def _firsts(words: Words) -> Iterable[int]:
    """The words at which a run of places begins."""
    for index, token in enumerate(words.tokens):
        before = words.tokens[index - 1] if words.touch(index) else None
        if token.kind == "LOC" and not (before and before.kind == "LOC" and _leads(before.words)):
            yield index


def _leads(name: str) -> bool:
    """Whether a place within it can follow at once: 浙江省 + 桐乡市, 浙江 + 嘉兴."""
    return name in KNOWN or bool(_DIVIDED.search(name))


def _at(section: int, words: Words, index: int, kinds: Counter) -> Iterable[Found]:
    """The longest place that begins here, if there is reason to take it for one."""
    last = _last(words, index)
    start, end = words.tokens[index].start, words.tokens[last].end
    name = _TRIM.sub("", words.text[start:end])
    reason = _reason(words.text, start, name, kinds, last > index)
    if reason:
        yield Found(section, start, start + len(name), {"name": name}, *reason)


def _last(words: Words, index: int) -> int:
    """The last word of the places side by side, with what makes a longer place of them."""
    last = index
    while last + 1 < len(words.tokens) and words.touch(last + 1):
        if words.tokens[last + 1].kind != "LOC" or not _leads(words.tokens[last].words):
            break
        last += 1
    return next((last + n for n in (3, 2, 1) if _is_longer(words, last, n)), last)


def _is_longer(words: Words, last: int, more: int) -> bool:
    """Whether so many words later a longer place ends: 高新 + 技术 + 开发区."""
    later = words.tokens[last + 1 : last + 1 + more]
    if len(later) < more or later[-1].words not in _MORE:
        return False
    touching = all(words.touch(last + 1 + n) for n in range(more))
    return touching and all(token.kind in ("n", "nz", "vn") for token in later[:-1])


def _reason(text: str, start: int, name: str, kinds: Counter, is_joined: bool):
    """How sure it is that these words are a place, and why; nothing if they hardly are."""
    if not 2 <= len(name) <= LONGEST or name in _NO_PLACE or _is_slogan(text, start, name):
        return None
    if name not in KNOWN and _GENERAL.fullmatch(name):
        return None
    if name in KNOWN or _is_divided(name) or (len(name) > 3 and name[:2] in KNOWN):
        return 0.9, "地名"
    if is_joined or (len(name) > 2 and _END.search(name)):
        return 0.8, "地名的字尾"
    if (
        kinds[name, "LOC"] > 1
        and len(name) > 2
        and not any(kinds[name, kind] for kind in ("ORG", "PER", "n", "v"))
    ):
        return 0.6, "多次读作地名"
    return (0.5, "前面是“在”“位于”等") if _FIXED.search(text[max(0, start - 3) : start]) else None


def _is_divided(name: str) -> bool:
    """Whether a name ends in what divisions are called, not in 侗乡 or 之乡 or 乡村."""
    if not _DIVIDED.search(name) or name.endswith(("之乡", "乡村", "农村")):
        return False
    return len(name) > 2 or name.endswith(("县", "州"))


def _is_slogan(text: str, start: int, name: str) -> bool:
    """A slogan's road, or all that stands in quotation marks."""
    quoted = text[max(0, start - 1) : start] in tuple("“‘") and text[start + len(name) :][
        :1
    ] in tuple("”’")
    return quoted or text[max(0, start - 2) : start] in ("共走", "走好", "踏上", "走出")


def _known(texts: Sequence[str], known: frozenset[str]) -> Iterable[Found]:
    """Names of the archive that the text has too."""
    for section, start, end in standing(texts, known):
        fields = {"name": texts[section][start:end]}
        yield Found(section, start, end, fields, 0.9, "库中已有的地点")
