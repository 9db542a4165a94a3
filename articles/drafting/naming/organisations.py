"""The organisations a text names: firms, offices, schools, societies, branches of the party."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from articles.drafting.found import Found
from articles.drafting.naming import roles
from articles.drafting.naming.name_words import KINDS
from articles.drafting.naming.places import KNOWN
from articles.drafting.naming.runs import BRACKETS, LONGEST, NAMED, NOUNS, Words, standing
from articles.drafting.tokens import Token

# A firm or a society may be named without a place or another name in front.
_FIRM = (
    "公司|集团|合作社|联社|事务所|商会|协会|学会|联合会|联谊会|研究会|促进会|基金会|研究院|研究所|"
    "研究中心"
)
_BODY = (
    "银行|分行|支行|农商行|科学院|农科院|大学|学院|医院|卫生院|委员会|管委会|党委|党支部|党总支|党工委|党组|"
    "市委|县委|区委|省委|盟委|州委|镇委|政府|人大|政协|(?<![格布结大开定僵破时邮残战当终全])局|"
    "(?<![大餐客展舞歌门音])厅|[公海审总]署|法院|检察院|海关|工会|总工会|妇联|工商联|团委|侨联|残联|科协|文联|"
    "纪委|监委|政法委|统战部|宣传部|组织部|武装部|文明办|网信办|侨办|[公政招]办|办公室|办事处|居委会|村委会|"
    "中学|小学|幼儿园|学校|博物馆|图书馆|文化馆|美术馆|科技馆|大使馆|总领馆|派出所|大队|支队|总队|服务队|"
    "研究团队|(?<![市城])中心|联盟|报社|日报|晚报|电视台|出版社|通讯社|农场|林场|电厂|水厂|工厂|实验室|工作站|服务站|"
    "证券|保险|理事会|组委会|指挥部|研究室|交易所|管理处|总社|分社|供销社|信用社|科技院|工作室|党校"
)
_MINISTRY = (
    "国务院|农业农村部|工信部|工业和信息化部|商务部|财政部|教育部|水利部|生态环境部|交通运输部|文旅部|"
    "文化和旅游部|公安部|外交部|民政部|自然资源部|科技部|住建部|住房和城乡建设部|发改委|发展改革委|"
    "发展和改革委员会|卫健委|国家卫生健康委|国资委|中组部|中宣部|海关总署|全国人大|全国政协|党中央|中共中央"
)
_STANDARD = re.compile(_MINISTRY)
_END = re.compile(f"(?:{_FIRM}|{_BODY}|{_MINISTRY})$")
_FIRM_END = re.compile(f"(?:{_FIRM})$")
_PARTY = re.compile("(?:党委|党支部|党总支|党组|党工委)$")
_PLAIN = re.compile(
    r"(?:有限|股份|责任|人民|当地|地方|各级|中央|特区|基层|农民|集体|专业|区域|园区|街道|社区|学校|企业|"
    rf"机关|外国|驻外|一|该|本|各|子|分|总|大|小|中|母|两|新|老|某|我|村|厂|校)*(?:{_FIRM}|{_BODY}|企业|部门)"
)
_ROLE = re.compile("副?书记|委员|成员")
# After the end of a name these make another word of it: 中心城市, 大学生.
_WHOLE = re.compile("城市|城区|[生镇村区地]|任务|工作组|思想|环节")
_STOPS = KINDS["beside"]
_NO_NAME = KINDS["unnamed"]
_VERBS_WITHIN = KINDS["within"]
_SHORT = re.compile(
    r"[（(](?:以下|下|并)?(?:统|简)称[为是：:]?[“「‘\"]?([^“”‘’「」（）()，。；、：\"\n]{2,15})[”」’\"]?[）)]"
)
_LISTED = re.compile(
    r"([^，。；：\s]{2,60})等(?:一批|一大批|[\d多余几两三四五六七八九十百]{1,4}[家个])?[优强知名重点龙头骨干上市规]{0,6}(?:企业|公司|单位)"
)
_LEGAL = re.compile("(?:股份|有限|责任|集团|控股|公司)+$")
_NO_FIRM = re.compile("[省市县区镇乡村]$|有限")
_DIVIDED = re.compile("[省市县区]$")
_CREDIT = re.compile("(?:日报|晚报|商报|时报|周报|晨报|新闻网|新华社|中新社|通讯社|中新网)$")


def named_in(texts: Sequence[str], words: Sequence[Words], known: frozenset[str]) -> list[Found]:
    """Every organisation, at each place a rule finds it."""
    kinds = Counter((token.words, token.kind) for part in words for token in part.tokens)
    found = [fact for section, part in enumerate(words) for fact in _in(section, part, kinds)]
    return found + list(_known(texts, known))


def _in(section: int, words: Words, kinds: Counter) -> Iterable[Found]:
    """Full names first, then what the text calls them for short, then the rows of firms."""
    full = list(_full(section, words, kinds))
    yield from full
    for name in sorted({fact.fields["name"] for fact in full}):
        if name.endswith("公司"):
            yield from _shortened(section, words, name)
    yield from _abbreviated(section, words.text, {fact.end for fact in full})
    for listed in _LISTED.finditer(words.text):
        yield from _row(section, words, *listed.span(1))


def _full(section: int, words: Words, kinds: Counter) -> Iterable[Found]:
    """Names that a rule reads and that are more than 该公司 or 人民政府."""
    for index in range(len(words.tokens)):
        for start, end, confidence, reason in _at(words, index, kinds):
            name = words.text[start:end]
            is_plain = _PLAIN.fullmatch(name) is not None
            if 2 < len(name) <= LONGEST and not is_plain and _may_stand(words.text, start, end):
                yield Found(section, start, end, {"name": name}, confidence, reason)


def _abbreviated(section: int, text: str, ends: set[int]) -> Iterable[Found]:
    """The short name in brackets right behind the full one: （以下简称“某某”）."""
    for short in _SHORT.finditer(text):
        if short.start() in ends and not _PLAIN.fullmatch(short[1]):
            yield Found(section, *short.span(1), {"name": short[1]}, 0.9, "文中注明的简称")


def _row(section: int, words: Words, start: int, end: int) -> Iterable[Found]:
    """Names before 等5家企业, whatever they end in."""
    for item in re.finditer("[^、]+", words.text[start:end]):
        first = words.named_from(start + item.start(), start + item.end())
        if first is not None:
            last = start + item.end()
            name = words.text[first:last]
            yield Found(section, first, last, {"name": name}, 0.7, "后面是“等……企业”")


def _shortened(section: int, words: Words, full: str) -> Iterable[Found]:
    """A firm called by the first words of its name without place and kind: 青禾农业."""
    core = _LEGAL.sub("", full)
    place = next((n for n in (4, 3, 2) if core[:n] in KNOWN or _DIVIDED.search(core[:n])), 0)
    for start in {0, place}:
        for end in range(len(core), start + 2, -1):
            short = core[start:end]
            if short in KNOWN:
                break
            at = words.alone(short, full)
            if at >= 0 and len(short) - (0 if start else place) > 1 and not _NO_FIRM.search(short):
                yield Found(section, at, at + len(short), {"name": short}, 0.7, "全称的一部分")
                break


def _at(words: Words, index: int, kinds: Counter) -> Iterable[tuple[int, int, float, str]]:
    """Where names of organisations stand that this word ends, or is."""
    token = words.tokens[index]
    if token.kind == "ORG":
        yield from _tagged(words, index, kinds)
    elif _is_end(words, token):
        yield from _ended(words, index)


def _is_end(words: Words, token: Token) -> bool:
    """Whether an organisation's name can end with this noun, or with it and the one before."""
    if token.kind == "c":
        return token.words.endswith("司") and len(token.words) > 2
    if token.kind not in NOUNS and not _FIRM_END.search(token.words):
        return False
    return _END.search(words.text, max(0, token.end - 6), token.end) is not None


def _tagged(words: Words, index: int, kinds: Counter) -> Iterable[tuple[int, int, float, str]]:
    """A name the model read, with a place in front, without a role behind."""
    token = words.tokens[index]
    end = token.end - len(roles.head_at_end(token.words))
    name = words.text[token.start : end]
    if _PLAIN.fullmatch(name) or _WHOLE.match(words.text, token.end):
        return
    if _END.search(name):
        first = words.leftmost(index, lambda before: _joins(words, before))
        first = _past_bracket(words, first, index)
        yield words.tokens[first].start, end, 0.9, "机构名的字尾"
    elif end == token.end and _is_repeated(name, kinds):
        yield token.start, end, 0.6, "多次读作机构名"


def _joins(words: Words, before: int) -> bool:
    """Whether a place or a part of the name belongs to the name right after it."""
    token = words.tokens[before]
    whole = words.text.startswith(("中国", "国家", "全国", "中共"), token.end)
    return token.kind in ("LOC", "ORG") and not whole


def _is_repeated(name: str, kinds: Counter) -> bool:
    others = sum(kinds[name, kind] for kind in ("LOC", "PER", "n", "nz", "v", "vn"))
    return (
        kinds[name, "ORG"] > max(1, others)
        and name not in KNOWN | _NO_NAME
        and not _is_two(name, kinds)
    )


def _is_two(name: str, kinds: Counter) -> bool:
    """An organisation and a place that the text also has apart: 青禾集团 + 柳湾."""
    parts = ((name[:at], name[at:]) for at in range(2, len(name) - 1))
    return any(kinds[one, "ORG"] and kinds[other, "LOC"] for one, other in parts)


def _ended(words: Words, index: int) -> Iterable[tuple[int, int, float, str]]:
    """Words before the end of a name as far as they can belong to it."""
    end = words.tokens[index].end
    if _WHOLE.match(words.text, end):
        return
    first = words.leftmost(index, lambda before: _belongs(words, before))
    first = _past_bracket(words, first, index)
    named = next((n for n in range(first, index) if words.tokens[n].kind in NAMED), None)
    if named and named > first and words.tokens[named - 1].words in BRACKETS.values():
        named = first
    if named is not None:
        yield words.tokens[named].start, end, 0.8, "机构名的字尾"
    elif _stands_alone(words, first, end):
        yield words.tokens[first].start, end, 0.6, "机构名的字尾"


def _past_bracket(words: Words, first: int, index: int) -> int:
    """A bracket at the beginning is of the name only where a firm's place stands in it."""
    if words.tokens[first].words not in BRACKETS.values():
        return first
    is_place = words.tokens[first + 1].kind == "LOC"
    if is_place and words.touch(first) and words.tokens[first - 1].kind in (*NOUNS, "v"):
        return first - 1
    closing = (n for n in range(first, index) if words.tokens[n].words in BRACKETS)
    return min(next(closing, first) + 1, index)


def _belongs(words: Words, index: int) -> bool:
    token = words.tokens[index]
    if token.words in _STOPS or roles.head_at_end(token.words):
        return False
    if token.kind == "c":
        return len(token.words) > 2 or (token.words in "及和与" and _is_inside(words, index))
    return token.kind in NOUNS or token.words in _VERBS_WITHIN


def _is_inside(words: Words, index: int) -> bool:
    """Whether nouns stand before a conjunction, not another organisation or a place."""
    before = words.tokens[index - 1]
    return index > 0 and before.kind in ("n", "vn", "ORG") and not _END.search(before.words)


def _stands_alone(words: Words, first: int, end: int) -> bool:
    """A ministry, or a firm named without a place after a mark or a preposition: 竹编手艺研究会."""
    start = words.tokens[first].start
    name = words.text[start:end]
    if _STANDARD.fullmatch(name):
        return True
    if not _FIRM_END.search(name) or len(name) < 6 or _PLAIN.fullmatch(name):
        return False
    return not first or words.tokens[first - 1].kind in ("w", "p", "v", "c")


def _may_stand(text: str, start: int, end: int) -> bool:
    """Not the paper itself in brackets or before 电, nor a party branch before its secretary."""
    name, before, after = text[start:end], text[max(0, start - 1) : start], text[end : end + 3]
    if _CREDIT.search(name):
        return after[:1] not in tuple("）)】电讯") and before not in tuple("（(【")
    return not (_PARTY.search(name) and _ROLE.match(after))


def _known(texts: Sequence[str], known: frozenset[str]) -> Iterable[Found]:
    """Names of the archive that the text has too."""
    for section, start, end in standing(texts, known):
        fields = {"name": texts[section][start:end]}
        yield Found(section, start, end, fields, 0.9, "库中已有的机构")
