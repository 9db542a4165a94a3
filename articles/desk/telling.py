"""The words of the desk for what the steps of a draft did."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from articles.desk import history
from articles.desk.editing import HEAD_LABELS
from articles.desk.versions import words_of
from articles.desk.wording import DATES, label_of
from articles.language import written_dates
from articles.models import Draft, Step
from articles.models.steps import content_of
from articles.record import kinds, patches
from articles.record.differences import Change, changes
from articles.record.schema import FACT_LISTS

ACTS = {
    "accept": "核对了",
    "accept_all": "一起核对了",
    "reopen": "再看",
    "choose": "选是哪一位",
    "delete": "删去",
    "change": "改",
    "place": "换原文",
    "add": "加上",
    "head": "改报道信息",
    "paragraph": "改段落",
    "heading": "改小标题",
    "make_heading": "作小标题",
    "begin_section": "另起一节",
    "join_section": "并到上一节",
    "move_section": "移动章节",
    "move_paragraph": "移动段落",
    "join_paragraph": "并到上一段",
    "split_paragraph": "分段",
    "lift_paragraph": "段落作肩题或副题",
    "split_title": "从标题分出肩题或副题",
    "turn_edit": "改清理",
    "redraft": "再起草",
    "undo": "撤销",
    "redo": "重做",
    "bring_back": "恢复以前的一版",
    "catch_up": "并进公开的新一版",
    "import": "导入新的记录",
    "tags": "一起改标签",
}
NAMING = ("name", "exact", "text")  # the fields by which a fact is told
TITLES = {
    "accepted": "已核对",
    "identities": "是哪一位",
    "edits": "照做",
    "public": "更正的是第几版",
}
UNTOLD = {"id", "at"}


@dataclass(frozen=True)
class Told:
    """A step as its history shows it."""

    step: Step
    words: str
    changes: list[Change]

    @property
    def version(self) -> int:
        """The version that it made."""
        return self.step.number + 1


def told(draft: Draft, steps: Iterable[Step]) -> Iterator[Told]:
    """Steps of the draft as its history shows them."""
    names = _names(content_of(draft))
    for step in steps:
        act = ACTS.get(step.act, step.act)
        undone = f"：{ACTS.get(step.undoes.act, step.undoes.act)}" if step.undoes else ""
        yield Told(step, act + undone, list(_in_words(step.changes, names)))


def since(draft: Draft, number: int) -> list[Change]:
    """What the draft says otherwise than at this version."""
    was, now = history.content_at(draft, number), content_of(draft)
    return list(_in_words(patches.differences(was, now), _names(was) | _names(now)))


def _names(content: patches.Content) -> dict[str, str]:
    """What each fact is called, by its id; what each change of the cleaning is, by its number."""
    cleaned = {str(at): f"“{edit['name']}”" for at, edit in enumerate(content.edits)}
    return cleaned | {
        fact["id"]: _called(name, fact)
        for name in FACT_LISTS
        for fact in content.fields.get(name, [])
        if "id" in fact
    }


def _called(name: str, fact: dict[str, Any]) -> str:
    words = next((fact[key] for key in NAMING if fact.get(key)), fact["id"])
    return f"{kinds.BY_LIST[name].words}“{words}”"


def _in_words(done: Iterable[patches.Change], names: dict[str, str]) -> Iterator[Change]:
    """Changes, each in runs of what stays, what went and what came."""
    for change in done:
        where, *sides = _sides(change, names)
        for one in changes(*sides):
            yield Change(f"{where} {one.where}".strip(), one.runs)


def _sides(change: patches.Change, names: dict[str, str]) -> tuple[str, list, list]:
    """What a change touched, and its lines before and after."""
    sort, _, key = change["at"].partition(" ")
    sides = [change.get(side) for side in (patches.BEFORE, patches.AFTER)]
    if sort == patches.TEXT:
        return "正文", *(_text_lines(side) for side in sides)
    if sort in FACT_LISTS and key:
        called = _called(sort, sides[0] or sides[1])
        return called, *(_fact_lines(sort, side) for side in sides)
    if sort in FACT_LISTS:
        return kinds.BY_LIST[sort].words, *(_list_lines(sort, side) for side in sides)
    named = f"{names.get(key, key)}{TITLES.get(sort, '')}"
    label = HEAD_LABELS.get(key, key) if sort == "head" else named
    values = [
        written_dates.shown(side) if side and key in DATES else _value(side) for side in sides
    ]
    return label, *([("", value)] if value else [] for value in values)


def _text_lines(lines: list) -> list[tuple[str, str]]:
    return [
        ("小标题", line[0] or "") if isinstance(line, list) else ("", line)
        for line in lines
        if not isinstance(line, list) or line[0]
    ]


def _list_lines(name: str, facts: list) -> list[tuple[str, str]]:
    return [line for fact in facts for line in _fact_lines(name, fact)]


def _fact_lines(name: str, fact: dict[str, Any] | None) -> list[tuple[str, str]]:
    told = ((field, value) for field, value in (fact or {}).items() if field not in UNTOLD)
    return [
        (label_of(name, field), str(words_of(name, field, value)))
        for field, value in told
        if value is not None
    ]


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(one if isinstance(one, str) else one.get("name", "") for one in value)
    return "" if value is None else str(value)
