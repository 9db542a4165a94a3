"""A step that another was quicker than: what stands there now, and how its editor can insist."""

from typing import Any

from articles.desk import reading
from articles.desk.editing import HEAD_LABELS, Fields
from articles.desk.versions import lines_of
from articles.models import Draft, Step
from articles.models.steps import content_of
from articles.record import patches

GONE = "（已被删去）"


def choice(draft: Draft, given: Fields, by: Step) -> dict[str, Any]:
    """What stands there `now`, in words, and the step that puts the editor's own in its place.

    None where there is no place for it any more.
    """
    if "id" in given:
        now = _fact_now(draft, given["id"])
        return {"now": now, "retry": None if now == GONE else _act(given)}
    if given["op"] == "head":
        return {"now": _head_now(draft, given["fields"], by), "retry": _act(given)}
    if "was" in given:
        return _line_now(draft, given, by)
    return {"now": "", "retry": None}


def _act(given: Fields) -> Fields:
    """A step less what tells when and where it was made."""
    return {key: part for key, part in given.items() if key not in BESIDE_THE_ACT}


BESIDE_THE_ACT = {"step", "version", "screen", "user", "known"}


def _fact_now(draft: Draft, key: str) -> str:
    told = dict(lines_of(reading.examined(draft).record))
    return next((words for label, words in told.items() if label.split()[-1] == key), GONE)


def _head_now(draft: Draft, asked: Fields, by: Step) -> str:
    """The fields that the other changed of those that the step would."""
    values = content_of(draft).fields
    changed = [patches.subject(one) for one in by.changes]
    told = ((HEAD_LABELS[name], values.get(name)) for name in changed if name in asked)
    return "\n".join(f"{label}：{_in_words(value)}" for label, value in told)


def _in_words(value: Any) -> str:
    if not isinstance(value, list):
        return value or "（空着）"
    return "、".join(one if isinstance(one, str) else one["name"] for one in value) or "（空着）"


def _line_now(draft: Draft, given: Fields, by: Step) -> dict[str, Any]:
    """What became of a line; where it is one line still, it can be replaced."""
    changes = [one for one in by.changes if one["at"] == patches.TEXT]
    lines = [line for one in changes for line in one["after"] if line not in one["before"]]
    words = [line[0] or "" if isinstance(line, list) else line for line in lines]
    can_be = len(words) == 1 and "text" in given
    retry = {**_act(given), "was": words[0], **_place(draft, words[0])} if can_be else None
    return {"now": "\n".join(words) or GONE, "retry": retry}


def _place(draft: Draft, words: str) -> dict[str, int]:
    """The section and number of the first line of these words."""
    for section, one in enumerate(content_of(draft).fields["sections"]):
        if words == one["heading"]:
            return {"section": section}
        if words in one["paragraphs"]:
            return {"section": section, "paragraph": one["paragraphs"].index(words)}
    return {}
