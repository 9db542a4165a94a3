"""Labels of figures: what each measures, in the words around it."""

import re
from dataclasses import dataclass

from articles.drafting.figures.clauses import LAST_ACTION, LEAD, TAIL, VERBS
from articles.drafting.figures.counting_words import AREAS, LATIN, LENGTHS, MEASURES, RATES, TIMES
from articles.drafting.figures.periods import PERIOD
from articles.drafting.figures.quantities import Quantity

WINDOW = 60  # characters before a figure in which its clause is looked for
LONGEST_LEFT, LONGEST_RIGHT, LONGEST_CLAUSE = 24, 16, 22

ASIDE = re.compile(r"[（(][^（）()\n]{0,12}[）)]")
CONTROLS = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
CLAUSE_END = re.compile(rf"[，。；！？：“”‘’…、,;（）()—{CONTROLS}]")
BREAK = re.compile(rf"[，。；！？：“”‘’…、,;《》—{CONTROLS}]")
ARTICLE = re.compile(r"[一这那每](?:座|个|项|批|家|条|栋|处|片|块|支|名|位)")
# 从最初的10%, 由2012年的3万元: the words name the time it rose or fell from.
ORIGIN = re.compile(
    r"(?P<what>[^从由]*)[从由][0-9年月日底初末最原来起当以前过去此今上同期时刚开始早先季度的约]{0,12}"
)
PLAN = re.compile(
    r"(?:力争|争取|计划(?!总?投资)|预计|有望)(?:[到至在][^，。]{0,8}?年[底末]?)?(?=[^，。]{2})"
)
STOP = re.compile(
    r"将|被|已|是|与|和(?![谐美平睦])|及|并|等(?!级|效|离|奖)|至(?!今|少)|正在|在(?!建|线|校|职|岗|册|编|运|外)|实现|完成|纷纷|共同|进行|签订|"
    r"相继|陆续|均|都(?!市)|也|为|源源|可(?!再|持)|能够|有(?!机|色|效|关|限)|还|达(?!标)|超|约|总投资|占(?!地)|比(?!例|重)|"
    r"到(?!位)|向|之一|之多|以上|以下|直接"
)
BEHIND = re.compile(
    r"(?:以上|以下|左右|上下|以内|之多)?(?:[（(][^（）()\n]{0,12}[）)])?(?P<of>的?)"
)
BACK = re.compile(r"(?:中|的|了|其|与|和|及|至|到|约|共|为|达|由|在)+$")
BECAME = re.compile(
    r"(?:以上|左右)?(?:提高|增加|增长|上升|提升|扩大|发展|下降|减少|降低|缩短|压缩|跃升|攀升|增|降|涨|跌|升|变)(?:到|至|为|成)"
)
TIME_IS = re.compile(r"(?:以来|来|(?:的?时间)?(?:里|内|间|中)?|之内|后|前|之后)[，,]")
DIMENSION = re.compile(r"[长宽高深厚](?!度|标|新|效|质|铁|速)")
TERM = re.compile(r"[“‘]([^“”‘’，。；！？：\n]{1,14})[”’]")
CHANGE_WORDS = (
    "同比|环比|较|比|上年|去年|同期|同口径|名义|实际|分别|累计|增长|增加|下降|减少|提高|提升|上升|降低|上涨|"
    "下跌|增幅|降幅|跌幅|涨幅|回落|缩短|压缩|增强|下滑|攀升|跌|翻|增|降|涨|减|速|前年|前|上|月|年|期|初|末|底|率|各|已|了|达|为|到|至|其中|扩大|收窄|加快"
)
CHANGE = re.compile(rf"(?=((?:{CHANGE_WORDS})+))\1")
CHANGED = re.compile(
    r"同比|环比|增长|下降|上升|提高|提升|降低|减少|增加|上涨|下跌|增幅|降幅|回落|扩大|收窄|增速|翻|跌幅|涨幅|缩短|压缩|增强|下滑|攀升|下调|上调"
)
PARTIAL = re.compile(
    r"(?:计划|协议|合同|累计|完成|预计|年)?(?:总|新增)?(?:投资|金额|面积|产值|资金|销售|产量|收入|规模|长度){1,2}[额量]?"
)
PARTIAL_END = re.compile(rf"(?:{PARTIAL.pattern})$")
RISEN = re.compile(r"[增涨升降跌减]了?$")
SHARE_OF = re.compile("占(?!地)[^，]{0,3}")
AMOUNT = re.compile(r"[量额率值积资度入数]$")
LISTED = re.compile(r"[、][^，。；、]{1,12}$")
GROUP = re.compile(r"等(?:共|多达)?$")


@dataclass(frozen=True)
class Label:
    """What is measured; its change is told apart, for the figure that follows to share it."""

    what: str
    change: str = ""

    @property
    def words(self) -> str:
        return self.what + self.change


def label(text: str, quantity: Quantity, floor: int, ceiling: int, earlier: Label | None) -> Label:
    """What the figure measures; floor and ceiling are the ends of the figures beside it.

    `earlier` is the label of the figure before it in the same sentence.
    """
    left = left_of(text, quantity.start, floor)
    right = right_of(text, quantity.end, ceiling)
    if left and right and CHANGED.match(right):
        return Label(left, right)
    if not earlier:
        return Label(joined(text, quantity, left, right, ceiling))
    if CHANGED.search(left) and CHANGE.fullmatch(left):
        return Label(earlier.what, left)
    if not left and not right:
        return earlier
    if SHARE_OF.fullmatch(left) and "占" not in earlier.what:
        return Label(earlier.what + left)
    if CHANGED.match(right):
        return Label(earlier.what, right)
    if is_part_of(text, floor, left, earlier):
        return Label(earlier.what + left)
    if text.startswith(left, floor):
        left = after_count(left, right)
    return Label(joined(text, quantity, left, right, ceiling))


def is_part_of(text: str, floor: int, left: str, earlier: Label) -> bool:
    """新建厂房50座、面积3万平方米: the area is that of what was counted before."""
    return bool(
        PARTIAL.fullmatch(left)
        and text.startswith("、", floor)
        and not (AMOUNT.search(earlier.what) or PARTIAL_END.search(earlier.what))
    )


def after_count(left: str, right: str) -> str:
    """Words that begin at the figure before tell what that one counts: only their verb is left."""
    if right:
        return verb_of(left) or ""
    action = LAST_ACTION.fullmatch(left)
    return action[1] if action else left


def joined(text: str, quantity: Quantity, left: str, right: str, ceiling: int) -> str:
    """The words before a measure; the words on both sides of a count."""
    of = BEHIND.match(text, quantity.end)["of"]
    if quantity.unit in TIMES and (time := TIME_IS.match(text, quantity.end)):
        return left or clause_of(text, time.end(), ceiling)
    if quantity.unit in LENGTHS and (dimension := DIMENSION.match(text, quantity.end)):
        return left + dimension[0]
    if not left:
        return clause_of(text, quantity.end, ceiling) or right
    verb = verb_of(left)
    if verb and right:
        return verb + right
    if is_measure(quantity) and (len(left) > 5 or PARTIAL.search(left)):
        return beside_measure(quantity, left, right, of)
    if len(left) > 2 and of:
        return left
    if right and LISTED.search(text, max(0, quantity.start - 14), quantity.start):
        return right
    return left + right


def beside_measure(quantity: Quantity, left: str, right: str, of: str) -> str:
    """The words before a measure; land is told by what lies on it, a rate with a word behind."""
    if quantity.unit in AREAS and right and not of and not AMOUNT.search(left):
        return right
    if quantity.unit in RATES and len(right) < 7 and not of:
        return left + right
    return left


def is_measure(quantity: Quantity) -> bool:
    return quantity.unit in MEASURES | RATES and quantity.unit not in LATIN


def verb_of(words: str) -> str | None:
    """The verbs that end the words: 太阳纸业已建成投产 → 建成投产."""
    match = VERBS.search(words)
    return match and match[0]


def left_of(text: str, start: int, floor: int) -> str:
    """The words of the clause before a figure, after the figure that ends at floor."""
    words = TERM.sub(r"\1", ASIDE.sub("", text[max(floor, start - WINDOW) : start]))
    words = CLAUSE_END.split(words)[-1]
    origin = ORIGIN.fullmatch(words)
    if origin and origin["what"]:
        words = origin["what"]
    article = ARTICLE.search(words)
    if article and words[article.end() : article.end() + 1] not in set("月小半多"):
        words = words[article.end() :] or words[: article.start()]
    words = TAIL.sub("", words)
    words = PLAN.split(words)[-1] or words
    return without_lead(words)[-LONGEST_LEFT:].strip()


def without_lead(words: str) -> str:
    """The words without a time or an adverb at their head: 2022年共捐助 → 捐助."""
    while head := PERIOD.match(words) or LEAD.match(words):
        words = words[head.end() :]
    return words


def right_of(text: str, end: int, ceiling: int) -> str:
    """The thing counted, after a figure and before the next."""
    if BECAME.match(text, end):
        return ""
    return without_predicate(_clause(text, end, min(ceiling, end + LONGEST_RIGHT + 8)))


def without_predicate(words: str) -> str:
    """The words as far as they name a thing: 企业建立了网站 → 企业."""
    stop = STOP.search(words)
    return BACK.sub("", shortened(words[: stop.start()] if stop else words))


def shortened(words: str) -> str:
    """Words that are too long end before a 的, so that no word is cut."""
    if len(words) <= LONGEST_RIGHT:
        return words
    end = words.rfind("的", 2, LONGEST_RIGHT)
    return words[: end if end > 0 else LONGEST_RIGHT]


def clause_of(text: str, end: int, ceiling: int) -> str:
    """The rest of the clause after a figure, as far as it is short and no figure ends it."""
    words = _clause(text, end, ceiling)
    begin = BEHIND.match(text, end).end()
    if len(words) <= LONGEST_CLAUSE and begin + len(words) < ceiling:
        return BACK.sub("", words)
    return without_predicate(words)


def _clause(text: str, end: int, ceiling: int) -> str:
    begin = min(BEHIND.match(text, end).end(), ceiling)
    words = TERM.sub(r"\1", text[begin : min(ceiling, begin + LONGEST_CLAUSE + 8)])
    return words[: _break(words)].strip()


def _break(words: str) -> int:
    """Where the clause ends; an aside in brackets does not end it."""
    asides = [match.span() for match in ASIDE.finditer(words)]
    for match in BREAK.finditer(words):
        if not any(begin <= match.start() < end for begin, end in asides):
            return match.start()
    return len(words)


def is_change(words: str) -> bool:
    """Whether the words tell how much something rose or fell."""
    return bool(CHANGED.search(words) or RISEN.search(words))
