"""The small words at the ends of a clause, which say nothing of what is measured, and verbs."""

import re

from articles.drafting import wordlists
from articles.drafting.figures.counting_words import alternatives

# Each with the characters after which, or before which, it is part of a longer word.
LEAD = re.compile(
    r"(?:其中|截至目前|目前|如今|现在|并且|而且|且|但|过去|接下来|未来|今后|随后|最近|短短|今年以来|近年来|当年|今年|去年|"
    r"预计|每年|已经|已有|现有|共有|共计|累计|先后|全年|作为|其(?![他余实])|已|仅|也|又|的|了|至|一共|总共|有着|拥有着|"
    r"现(?![场代金货行])|共(?![同建享产青])|约(?!定)|还(?![款贷田林])|就(?![业医读近餐地])|都(?![市江匀])|"
    r"并(?![购网联])|可(?![再持利靠能])|将(?!军)|能(?![源力耗量级])|为(?!了)|有(?![机色效关线限])|"
    r"和(?![谐平美田县龙顺])|与(?!会)|及(?![时格])|到(?![位访账期港])|来(?![自源料水宾])|内(?![蒙地河销外需贸容])|"
    r"后(?![台备期勤])|让(?!利)|使(?![用馆])|把(?!关)|由|从(?![业化事教])|达(?![州标产成茂拉])|里(?!程))+"
)
# (?=(…))\1 takes the longest run once and for all; Python 3.11's own possessive marks misread
# groups before 3.11.5.
TAIL = re.compile(
    r"(?=((?:达到|约为|超过|突破|不足|不到|不低于|不少于|至少|最多|不超过|接近|将近|高于|低于|多于|少于|已经|已有|现有|"
    r"共有|共计|总计|合计|多达|(?<!最)高达|大约|不低|不少|实现|有望|预计|第[一二三]个?|首个?|破|再|逾|超|已|是|了|的|各|仅|"
    r"只(?!要)|就是|也|将|由|从|以|又|(?<![返归偿])还|这|那|个|上|(?<![作因行成认])为|(?<![签预公节制违集邀缔])约|"
    r"(?<![附临靠邻最])近|(?<!公)共|(?<![拥国所享没持占稀])有|(?<![存正旨])在|(?<![截甚])至|(?<![收得看来受])到|"
    r"(?<![到发表抵])达|(?<![主需重])要|(?<!参)与|和|或|(?<!平)等|(?<!许)可|(?<!成)就|每|(?<![普涉惠])及|第)+))\1$"
)

ACTION = alternatives(wordlists.words("actions"))
VERB = rf"(?:{ACTION}|请|招|种|养)"
VERBS = re.compile(rf"(?=((?:{VERB})+))\1$")
LAST_ACTION = re.compile(rf".*((?:{ACTION}).+)")
