"""Projects a text names: works, programmes, campaigns, documents of policy."""

import re
from collections.abc import Iterable, Sequence

from articles.drafting.found import Found
from articles.drafting.naming.name_words import KINDS
from articles.drafting.naming.runs import BRACKETS, LONGEST, NOUNS, Words, standing

_WORKS = re.compile("(?:项目|(?<![项大])工程|(?<![军队])基地|产业新城|产业园|综合体)$")
_NOT_BEFORE = KINDS["after"]
_GENERAL = KINDS["general"]
_GOVERNING = KINDS["governing"]
_CAPACITY = re.compile(
    r"[\d.,万亿千百十]+(?:余|多)?(?:MW|GW|兆瓦|千瓦|万吨|吨|头|只|羽|台|辆|套|平方米|亩|公里|升|kV|千伏|立方米)|[一二三四五六]期"
)
_FUNDED = re.compile(r"投资[^，。；\n]{2,30}的$")
_OPENING = {"”": "“", "’": "‘", **BRACKETS}

_WORK, _PROGRAMME, _CAMPAIGN = (
    "项目|工程",
    "专项行动|行动计划|行动|计划|试点",
    "主题党日活动|主题党日|活动",
)
_KINDS = {"works": _WORK, "programme": _PROGRAMME, "campaign": f"专项行动|{_CAMPAIGN}"}
_BETWEEN = (
    "(?:主题|专项|系列|公益|志愿|服务|党建|品牌|文化|惠民|攻坚|整治|创建|帮扶|结对|试点|示范|建设|改革|教育|采访|宣传|"
    "宣讲|实践|培训|招商|人才|民生|富民|强村|党日|科技|生态|产业|[一二三五]年|百日|综合|专题|重点|提升|推广|普法|旅游|"
    "学习|工作|大型|网络|读书|文旅|治理|先锋|保护|赋能|示范区){0,4}"
)
_QUOTED = re.compile(
    rf"[“‘]([^“”‘’\n。！？；]{{2,24}})[”’]({_BETWEEN})"
    rf"({_PROGRAMME}|{_CAMPAIGN}|{_WORK})(?![者计员体家规])"
)
_WITHIN = re.compile(
    r"[“‘]([^“”‘’\n，。！？；：]{2,14}(?<![一二三四五六七八九十两几]大)(?:专项行动|行动|工程|计划))[”’]"
)
_STARTED = re.compile(
    r"(?:实施|开展|启动|推进|发起|推行)了?((?:(?!一系列|系列|各项|多项|相关|等|该|的|和|与|在|将|为|了|[，。；：、“”\s（()）]).){4,22}?"
    r"(?<![一二三四五六七八九十两几]大)(?:专项行动|行动计划|行动|计划))(?=[，。；、及和与等的（(\n]|以来|$)"
)
_DOCUMENT = re.compile(r"《([^《》\n]{4,60})》")
_POLICY = re.compile(
    "意见|方案|规划|办法|条例|通知|公告|纲要|规定|细则|决定|若干措施|行动计划|三年行动|政策"
)


def named_in(texts: Sequence[str], words: Sequence[Words], known: frozenset[str]) -> list[Found]:
    """Every project, at each place a rule finds it."""
    found = []
    for section, part in enumerate(words):
        found += _works(section, part)
        found += _programmes(section, part.text)
        found += _documents(section, part.text)
    return found + list(_known(texts, known))


def _works(section: int, words: Words) -> Iterable[Found]:
    """Works: 某某风电项目, from the place or the builder to the last word."""
    for index, token in enumerate(words.tokens):
        if _WORKS.search(token.words) and token.kind in ("n", "ORG", "LOC", "nz", "vn"):
            start = _start(words, index)
            name = words.text[start : token.end]
            if 6 <= len(name) <= LONGEST and _may_end(words, index):
                fields = {"name": name, "kind": "works"}
                yield Found(section, start, token.end, fields, 0.8, "专名＋“项目”“工程”等")


def _may_end(words: Words, index: int) -> bool:
    later = words.tokens[index + 1] if index + 1 < len(words.tokens) else None
    return later is None or not words.touch(index + 1) or later.words not in _NOT_BEFORE


def _start(words: Words, index: int) -> int:
    """Where the name that ends with this word begins; its own end where it is no name."""
    nothing = words.tokens[index].end
    first = words.leftmost(index, lambda before: _belongs(words, before), _OPENING)
    named = next((n for n in range(first, index + 1) if _is_proper(words, n, index)), None)
    start = words.tokens[first].start
    if named is None:
        return start if _FUNDED.search(words.text[max(0, start - 40) : start]) else nothing
    before = words.tokens[named - 1] if words.touch(named) else None
    if before and before.kind in ("m", "r") and not _CAPACITY.fullmatch(before.words):
        return nothing
    between = words.tokens[named + 1 : index]
    if any(token.words == "·" for token in words.tokens[first:named]):
        return start
    if between and between[0].words in ("“", "‘") and words.tokens[named].kind in ("LOC", "ORG"):
        return nothing
    if before and before.words in ("“", "‘") and any(t.words in ("”", "’") for t in between):
        return nothing
    if words.tokens[named].kind == "LOC" and all(word.words in _GENERAL for word in between):
        return nothing
    return words.tokens[named].start


def _belongs(words: Words, index: int) -> bool:
    token = words.tokens[index]
    if token.words in _GOVERNING or token.words.endswith("公司"):
        return False
    if token.kind in NOUNS or token.kind in ("a", "ad", "vd", "b") or token.words == "·":
        return True
    if token.kind == "v":
        return len(token.words) > 1
    if token.kind in ("c", "p"):
        joins = token.words in ("与", "和", "及") and words.tokens[index - 1].kind in ("n", "vn")
        return joins and not _WORKS.search(words.tokens[index + 1].words)
    return token.kind == "m" and _CAPACITY.fullmatch(token.words) is not None


def _is_proper(words: Words, at: int, index: int) -> bool:
    """Whether a name can begin with this word: a builder, a place, a size, a quotation."""
    token = words.tokens[at]
    if token.kind == "LOC" and at < index and words.tokens[at + 1].kind == "LOC":
        return False
    if token.kind in ("ORG", "LOC", "nz", "nw"):
        return at < index or len(token.words) >= 6
    return at + 1 < index and (
        token.words == "年产" or _CAPACITY.fullmatch(token.words) is not None
    )


def _programmes(section: int, text: str) -> Iterable[Found]:
    """A name in quotation marks with what it is behind or within; a programme just begun."""
    for found in _QUOTED.finditer(text):
        yield _fact(section, *found.span(), text, kind_of(found[3]), 0.9, "引号＋“行动”“工程”等")
    for pattern, confidence, reason in (
        (_WITHIN, 0.8, "引号内以“行动”“工程”等结尾"),
        (_STARTED, 0.6, "“实施”“开展”之后的“行动”“计划”"),
    ):
        for found in pattern.finditer(text):
            yield _fact(section, *found.span(1), text, kind_of(found[1]), confidence, reason)


def _documents(section: int, text: str) -> Iterable[Found]:
    """A title that says it is policy: 意见, 方案, 条例."""
    for found in _DOCUMENT.finditer(text):
        if _POLICY.search(found[1]):
            yield _fact(section, *found.span(1), text, "document", 0.8, "书名号内的政策文件")


def kind_of(words: str) -> str:
    """What the last word makes of a name."""
    return next(
        (kind for kind, ends in reversed(_KINDS.items()) if re.search(f"(?:{ends})$", words)),
        "works",
    )


def _fact(section, start, end, text, kind, confidence, reason) -> Found:
    fields = {"name": text[start:end], "kind": kind}
    return Found(section, start, end, fields, confidence, reason)


def _known(texts: Sequence[str], known: frozenset[str]) -> Iterable[Found]:
    """Names of the archive that the text has too."""
    for section, start, end in standing(texts, known):
        kind = kind_of(texts[section][start:end])
        yield _fact(section, start, end, texts[section], kind, 0.9, "库中已有的项目")
