"""The verbs with which a report hands on what someone said."""

import re

from articles.drafting import wordlists

# Where such a verb is part of another word: 简称, 发言人, 说法.
_NOT_BEFORE = {
    "称": "简名号俗别职自统堪昵尊素美著声",
    "说": "小学传游劝据来",
    "讲": "演宣听",
    "分析": "经",
}
_NOT_AFTER = {
    "称": "号为赞作重职心之",
    "说": "法服明理到唱",
    "喊": "话叫声",
    "讲": "解座台究话师课义学好",
    "发言": "人稿席",
    "分析": "师仪会",
    "建议": "书稿",
    "反映": "了出",
    "希望": "小工之",
    "总结": "会了出",
    "评价": "体标为",
    "介绍": "信所",
    "表示": "的",
}
_ANY = sorted(wordlists.words("verbs_of_saying"))
# Those after which a comma hands on the words themselves.
_TELLING = (
    *(
        "说",
        "表示",
        "介绍",
        "告诉",
        "坦言",
        "指出",
        "强调",
        "认为",
        "透露",
        "补充",
        "回忆",
        "感慨",
        "感叹",
    ),
    *(
        "直言",
        "解释",
        "谈到",
        "提到",
        "提醒",
        "建议",
        "呼吁",
        "分析",
        "讲述",
        "称",
        "笑言",
        "坚信",
        "相信",
    ),
    *(
        "判断",
        "预测",
        "宣布",
        "重申",
        "承认",
        "否认",
        "回应",
        "表态",
        "希望",
        "评价",
        "致辞",
        "反映",
    ),
)


def _pattern(verb: str) -> str:
    before, after = _NOT_BEFORE.get(verb), _NOT_AFTER.get(verb)
    return f"{f'(?<![{before}])' if before else ''}{verb}{f'(?![{after}])' if after else ''}"


def _either(verbs) -> str:
    return f"(?:{'|'.join(map(_pattern, sorted(verbs, key=len, reverse=True)))})"


VERB = _either(_ANY)
# Between a name and its verb: 边走边, 笑着, 忍不住.
MANNER = r"(?:边[^，。\n]{1,3}边|一边[^，。\n]{1,6}一边|[边笑忍不住又还也便就则都接着曾再]{1,4})?"
AFTER_NAME = MANNER + VERB
# Between a name and its verb, at length: 高兴地, 笑着, 日前, 在会上, 对记者.
_HOW = (
    r"(?:[^，。；：、\n\0的]{1,6}地|[笑哭喊眨摇点红噙含流]着?[着头泪眼]?|[^，。；：\n\0的]{0,3}着[^，。；：\n\0的]{0,8}|"
    r"\d{1,2}[月日]\d{0,2}日?|日前|近日|当天|当日|今天|昨天|此前|随后|当时|今年|去年|会上|会后|赛后|同时|最后|首先|"
    r"动情|激动|高兴|自豪|感慨|坦率|如此|如是|这样|一再|反复|多次|曾|又|再次|进一步|明确|同样|公开|直接|还|也|均|都|则|就|更是?|"
    r"忍不住|接着|接连|已经?|便|发言|致辞|分析|总结|回应|举例|解释|补充|评价|边[^，。\n]{1,3}边|一边[^，。\n]{1,6}一边)"
)
_WHERE = (
    r"(?:[在对向就跟和与同给接受因为于][^，。；：\n\0的]{1,24}|"
    r"[在对向就][^，。；：\n\0]{1,50}[上中时里下内前后会访])"
)
MANNERS = re.compile(rf"(?:{_HOW}|{_WHERE}|\([^()]*\)|（[^（）]*）){{0,3}}")
MANNER_BEFORE = re.compile(rf"(?:{_HOW}){{1,3}}$")
# Their subject hears: 听取介绍, 听某某讲解; and with nouns of these: 观看讲解, 经某某介绍.
_HEARING = re.compile(r"(?:(?<![好动打视旁])听(?![证众力觉话课得])|聆听|倾听)[^，。；：\n\0]*$")
# From whom they have it: 从某某那里得知.
_LEARNING = re.compile(r"从[^，。；：\n\0]{1,20}(?:得知|获悉|听说|听到|了解到|知道)$")
_SHOWN = re.compile(
    r"(?:观看|观摩|参观|了解|得到|收到|^经(?![理济纪营过常历典验销贸]))[^，。；：\n\0]*$"
)
_TOLD_AS_NOUN = ("介绍", "讲解", "讲述", "分析", "提醒", "建议", "反映")
_HEARD_OUT = re.compile(r"(?:后|之后|时|期间|中|会上|的同时|完毕)[^，。；：\n\0]*$")
_SILENT = re.compile(
    r"(?:没有|没|未|并未|尚未|未曾|不愿|不肯|不想|不便|不曾|不会|不敢|拒绝|无法|不再|从不|从未)"
    r"(?:[对向就再公开直接作进一步正面具体]*|[^，。；：\n\0]{0,4}[对向就][^，。；：\n\0]{0,10})$"
)
# After the verb: 说道, 告诉记者.
_MORE = r"(?:[说道到]|记者|大家|我们|笔者){0,2}"
SAYS = re.compile(AFTER_NAME)
SAYING = re.compile(VERB + _MORE)
TELLING = re.compile(_either(_TELLING) + _MORE + "[，,：:]")
SAID = re.compile(VERB + _MORE + r"[^，。；：\n\0]{0,6}?[，,：:]?$")


def heard(clause: str) -> str | None:
    """The words of a clause from where its subject hears somebody: 听某某提起."""
    found = _LEARNING.search(clause) or _HEARING.search(clause)
    return found[0] if found and not _HEARD_OUT.search(found[0]) else None


def is_said(clause: str, verb: str) -> bool:
    """Whether a verb after a clause hands words on: not where its subject hears or is silent."""
    heard = _HEARING.search(clause)
    if not heard and verb.startswith(_TOLD_AS_NOUN):
        heard = _SHOWN.search(clause)
    return not _SILENT.search(clause) and (not heard or bool(_HEARD_OUT.search(heard[0])))
