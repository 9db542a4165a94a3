"""The verbs with which a report hands on what someone said."""

import re
from pathlib import Path

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
_ANY = (Path(__file__).parent / "verbs_of_saying.txt").read_text("utf-8").split()
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
# After the verb: 说道, 告诉记者.
_MORE = r"(?:[说道到]|记者|大家|我们|笔者){0,2}"
SAYS = re.compile(AFTER_NAME)
SAYING = re.compile(VERB + _MORE)
TELLING = re.compile(_either(_TELLING) + _MORE + "[，,：:]")
SAID = re.compile(VERB + _MORE + r"[^，。；：\n\0]{0,6}?[，,：:]?$")
