"""The desk's words for the fields of facts and of a report's head."""

from collections.abc import Sequence
from typing import NamedTuple

from articles.models import Statistic
from articles.record import kinds

LABELS = {
    "name": "名称",
    "role": "身份",
    "organisation": "单位",
    "speaker": "说话人",
    "speaker_id": "说话的人物",
    "direct": "直接引语",
    "label": "所指",
    "subject": "对象",
    "value": "数值",
    "unit": "单位",
    "qualifier": "限定词",
    "low": "下限",
    "high": "上限",
    "measure": "量的种类",
    "period": "时期",
    "period_edtf": "时期（日期）",
    "from": "从哪个数",
    "target": "是目标",
    "no_value": "无数值的原因",
    "note": "注",
    "exact": "原文",
    "text": "原话",
}
Choices = str | Sequence[tuple[str, str]]  # what sort of field, or its choices with their words
CHOICES: dict[str, Choices] = {
    "speaker_id": "fact",
    "from": "fact",
    "direct": "flag",
    "target": "flag",
    "measure": Statistic.Kind.choices,
}
DATES = {"published", "period_edtf"}
OWN = {(kind.plural, one.key): one for kind in kinds.NAMES for one in kind.own}


class HeadField(NamedTuple):
    """A field of a report's head, with how it is typed."""

    name: str
    label: str
    hint: str = ""
    is_long: bool = False
    is_offered: bool = False  # whether what other reports say there can be chosen


HEAD = [
    HeadField("kicker", "肩题"),
    HeadField("title", "标题"),
    HeadField("subtitle", "副题"),
    HeadField("byline", "署名", "一行一人，身份写在姓名前，空格隔开", True, True),
    HeadField("dateline", "电头"),
    HeadField("outlet", "媒体", is_offered=True),
    HeadField("page", "版次"),
    HeadField("published", "日期", "如 2023年12月5日、2023年12月、2023年，不知道就空着"),
    HeadField("published_basis", "日期的依据，或为什么不知道"),
    HeadField("place", "地方"),
    HeadField("tags", "标签", "用顿号、逗号、分号或空格隔开", is_offered=True),
    HeadField("summary", "提要", is_long=True),
    HeadField("note", "编者按", is_long=True),
    HeadField("url", "原址"),
    HeadField("rights", "权利说明"),
    HeadField("slug", "地址"),
]


def label_of(name: str, field: str) -> str:
    """What a field of a list's facts is called."""
    own = OWN.get((name, field))
    return own.asked if own else LABELS[field]


def choices_of(name: str, field: str) -> Choices:
    """What can be chosen for a field of a list's facts."""
    own = OWN.get((name, field))
    return own.choices if own else CHOICES.get(field, ())
