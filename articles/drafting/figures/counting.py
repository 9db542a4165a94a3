"""The test of a printed quantity: it counts something, or only names, dates or orders it."""

import re
from dataclasses import replace

from articles.drafting.figures.counting_words import CONCRETE, PLACE_CLASSIFIERS, RATES
from articles.drafting.figures.quantities import BARE, Quantity
from articles.language.numbers import CHINESE

SCARE_QUOTE = 14  # characters of a quoted term at most; longer quotes are speech
QUOTED = re.compile(
    rf"“[^“”，。！？；：\n]{{1,{SCARE_QUOTE}}}”|‘[^‘’，。！？；：\n]{{1,{SCARE_QUOTE}}}’"
    r"|《[^《》\n]{1,80}》"
)
IN_CHINESE = re.compile(CHINESE)
SMALL = re.compile("[二两三四五六七八九十]")
ORDINAL_BEFORE = re.compile(r"(?:第|头|[A-Za-z＋+/:：.．∶]|[0-9]-|[每逢隔])$")
RANK_BEFORE = re.compile(r"(?:前|列|居|排名|位列|位居)(?:全[国省市]|世界|全球)?$")
RANK_UNITS = frozenset(["名", "位", "强", "家", "个月", "个", "大"])
SERIES_BEHIND = re.compile(
    r"级|型(?!号|材|企)|制(?!度|定|造|作|约|成|品|药|种)|式(?!样)|版(?!面|权)|维|强|后(?!备|续|勤)"
)
YEAR_NAMES = re.compile(
    r"级|代|轮|度|制|期|生(?!产)|[一二三四五六七八九十0-9]{1,2}月|行动|计划|规划|攻坚|报"
)
HOUR_BEFORE = re.compile(r"[时点：:分]$")
ABSTRACT = re.compile(
    r"方面|问题|作用|关键|重点|坚持|维度|层面|阶段|环节|特点|目标|确立|意识|维护|全面|自信|务必|一百年|代表|"
    r"转变|市场|大局|困难|理念|原则|文明|统一|结合|导向|角度|领域|层次|字|人(?!民)|“"
)
PAIR = re.compile("[二两](?:人|位|家|个)")
THESE = re.compile("(?:[这那没前头几数好]|今明|明后)$")
KIND_BEHIND = re.compile(
    r"以[上下](?:的|（含[^）]{1,8}）)?[^，。；、！？\n]{0,8}?"
    r"(?:项目|企业|工业|产业|大户|单位|平台|园区|品牌|产品|工程|人才)"
)
ONE_OF = frozenset(["亩", "斤", "公斤", "千克", "吨", "度", "升", "公里", "平方米"])
PRICES = re.compile("投资|资金|收入|产值|营收|贷款|利润|销售|税|到账|成本|金额|融资|授信|债")
AMOUNT_BEFORE = re.compile(
    r"(?:[数量]|人口|规模|粉丝|用户)(?:已|约|为|达|到|近|超|过|逾|突破|有)*$"
)
HURT = re.compile("死|受|遇|伤|失|获|组|团|小组")
HOW_MUCH = frozenset({"多", "余", "来", "不足", "不到", "超过", "超", "逾"})
ALONE = re.compile(
    "农户|村民|群众|居民|职工|员工|农民|游客|旅客|学生|人口|市民|牧民|移民|家庭|工人|学子|党员|干部|村户|贫困户|"
    "用户|观众|选手|师生|志愿者|民众|人才|企业|粉丝"
)
CIRCLE = re.compile("[\u4e00-\u9fff]{0,6}圈")
NAMES = re.compile(
    r"[一二两三四五六七八九十]位数|[三四五六七]位一体|五台山|三台县|九台区|五家渠|六盘水|五棵松|五道口|三门峡|三门县|"
    r"三只松鼠|三家村|三户村|两口子|八项规定|三条红线|三项制度|十万火急|八年级|九年级|三轮|四套班子|千岛湖|十个指头|"
    r"六个核桃|七匹狼|八个字|四个字"
)
PLACE_BEHIND = re.compile("[镇乡县区沟湾岭店庄屯堡铺桥坡]|[\u4e00-\u9fff][镇乡县沟湾屯堡村]")


def counts(text: str, quantity: Quantity, quoted: "Spans") -> bool:
    """Whether the quantity is a figure worth keeping."""
    return not any(rule(text, quantity) for rule in RULES) and not quoted.hold(quantity)


def priced(text: str, quantity: Quantity) -> Quantity:
    """总投资17多亿 is in 元, though it does not say so."""
    printed, before = text[quantity.end - 1], text[max(0, quantity.start - 12) : quantity.start]
    if quantity.unit is None and printed in "万亿" and PRICES.search(before):
        return replace(quantity, unit="元")
    return quantity


class Spans:
    """The short quotes and titles of a text, in which a number is part of a name."""

    def __init__(self, text: str):
        self.places = [match.span() for match in QUOTED.finditer(text)]
        self.next = 0

    def hold(self, quantity: Quantity) -> bool:
        """Whether a quantity stands in one; to be asked in order of the text."""
        while self.next < len(self.places) and self.places[self.next][1] <= quantity.start:
            self.next += 1
        return self.next < len(self.places) and self.places[self.next][0] <= quantity.start


def is_nothing(text: str, quantity: Quantity) -> bool:
    """零部件, 零距离."""
    return quantity.value == 0 and IN_CHINESE.fullmatch(quantity.number) is not None


def is_threshold(text: str, quantity: Quantity) -> bool:
    """500万元以上项目: the number says which projects are meant, not how much."""
    return quantity.qualifier in ("以上", "以下") and bool(KIND_BEHIND.match(text, quantity.end))


def is_figure_of_speech(text: str, quantity: Quantity) -> bool:
    """另一番, 15分钟生活圈."""
    if quantity.unit == "番":
        return "翻" not in text[max(0, quantity.start - 3) : quantity.start]
    return quantity.unit in ("分钟", "公里", "小时") and bool(CIRCLE.match(text, quantity.end))


def is_each(text: str, quantity: Quantity) -> bool:
    """1亩地可节省100元: the one that the figure is told for."""
    return quantity.number == "1" and quantity.unit in ONE_OF and quantity.qualifier is None


def is_address(text: str, quantity: Quantity) -> bool:
    """黄坪村3组, 五周年."""
    if quantity.unit == "组":
        return text[max(0, quantity.start - 1) : quantity.start] in ("村", "区", "社", "在")
    return quantity.unit == "周" and text.startswith("年", quantity.end)


def has_no_unit(text: str, quantity: Quantity) -> bool:
    """2023, 818; but 3万农户, 人数为43万 and 三分之一 say how many."""
    if quantity.unit is not None or "分之" in quantity.number:
        return False
    if ALONE.match(text, quantity.end):
        return quantity.value is None or quantity.value < 10
    amount = AMOUNT_BEFORE.search(text, max(0, quantity.start - 8), quantity.start)
    return not (amount and text[quantity.end - 1] in "万亿")


def is_ordinal(text: str, quantity: Quantity) -> bool:
    """第三家, 每2人, 前5名, G318公里."""
    before = text[max(0, quantity.start - 6) : quantity.start]
    if ORDINAL_BEFORE.search(before):
        return True
    return quantity.unit in RANK_UNITS and bool(RANK_BEFORE.search(before))


def is_article(text: str, quantity: Quantity) -> bool:
    """一个, 一批, 最多一年; but 一倍, 一番, 一年多 and 不到一年 say how much."""
    if quantity.number != "一" or quantity.unit in RATES or quantity.value != 1:
        return False
    return quantity.qualifier not in HOW_MUCH


def is_recent_time(text: str, quantity: Quantity) -> bool:
    """近三年年均, 最近三年: the years say when; 近三年来 has gone by as 八年多来 has."""
    near = quantity.unit == "年" and text.endswith("近", 0, quantity.start)
    return near and text[quantity.end : quantity.end + 1] not in set("来间的时，")


def is_year(text: str, quantity: Quantity) -> bool:
    """2023年; but 1300多年 and 1300年历史 last."""
    if quantity.unit != "年":
        return False
    behind = text[quantity.end : quantity.end + 3]
    if YEAR_NAMES.match(behind):
        return True
    number = quantity.value if quantity.value is not None else quantity.high
    if quantity.qualifier in ("多", "余") or behind.startswith(("历史", "来", "的历史")):
        return False
    return 1000 <= number <= 2200


def is_series(text: str, quantity: Quantity) -> bool:
    """百亿级, 三居室式, 500强: the number names a kind."""
    return bool(SERIES_BEHIND.match(text, quantity.end))


def is_time_of_day(text: str, quantity: Quantity) -> bool:
    """8时30分, 9分; points of a game have decimals or stand alone with 得."""
    if quantity.unit not in ("分", "秒", "分钟"):
        return False
    before = text[max(0, quantity.start - 1) : quantity.start]
    return bool(HOUR_BEFORE.match(before)) or (
        quantity.unit == "分" and IN_CHINESE.fullmatch(quantity.number) is not None
    )


def is_point(text: str, quantity: Quantity) -> bool:
    """3点 is a time; 3268.11点 an index. 7.1级 is an earthquake, 5级 a grade."""
    if quantity.unit == "级":
        return "." not in quantity.number
    return quantity.unit == "点" and "." not in quantity.number and (quantity.value or 0) < 100


def is_small_word(text: str, quantity: Quantity) -> bool:
    """三面, 八方, 两个作用: a single Chinese digit that counts nothing one could touch."""
    if not SMALL.fullmatch(quantity.number) or quantity.qualifier:
        return False
    return (
        quantity.unit not in CONCRETE
        or quantity.number == "二"
        or is_known_already(text, quantity)
        or is_in_place_name(text, quantity)
        or is_of_ideas(text, quantity)
    )


def is_known_already(text: str, quantity: Quantity) -> bool:
    """这两家, 两人: they were told of before."""
    if THESE.search(text, max(0, quantity.start - 2), quantity.start):
        return True
    if quantity.unit == "人":
        return not HURT.match(text, quantity.end)
    alone = text[quantity.end : quantity.end + 1] in set("，。、的")
    return alone and bool(PAIR.match(text, quantity.start, quantity.end))


def is_in_place_name(text: str, quantity: Quantity) -> bool:
    """三家村, 五里店."""
    return quantity.unit in PLACE_CLASSIFIERS and bool(PLACE_BEHIND.match(text, quantity.end))


def is_of_ideas(text: str, quantity: Quantity) -> bool:
    """三个作用, 两个重要方面."""
    if ABSTRACT.match(text, quantity.end):
        return True
    return quantity.unit in ("个", "项") and bool(ABSTRACT.match(text, quantity.end + 2))


def is_bare_scale(text: str, quantity: Quantity) -> bool:
    """万亩, 百家: a scale alone is a manner of speaking unless 近, 超 or 余 goes with it."""
    if not BARE.fullmatch(quantity.number) or quantity.number == "十":
        return False
    return quantity.qualifier in (None, "以上", "以下", "左右")


def is_name(text: str, quantity: Quantity) -> bool:
    return bool(NAMES.match(text, quantity.start))


def is_one_more_word(text: str, quantity: Quantity) -> bool:
    """三成 is a share, 三成员 and 成为 are not; 十分 is a degree, 300方面 none."""
    behind = text[quantity.end : quantity.end + 1]
    printed = text[quantity.end - 1 : quantity.end]
    if printed == "成":
        return behind in set("为立了功长员果本效都品绩人群片就交分")
    if printed == "方":
        return behind in set("面法式案便向") or "万" not in text[quantity.start : quantity.end]
    if printed == "部":
        return behind == "分"
    if printed == "度":
        return bool(IN_CHINESE.fullmatch(quantity.number))
    return (
        printed == "家" and behind in set("庭园长") or printed == "国" and behind in set("家道际内")
    )


RULES = (
    is_each,
    is_address,
    is_nothing,
    is_threshold,
    is_figure_of_speech,
    has_no_unit,
    is_article,
    is_recent_time,
    is_ordinal,
    is_year,
    is_series,
    is_time_of_day,
    is_point,
    is_small_word,
    is_bare_scale,
    is_name,
    is_one_more_word,
)
