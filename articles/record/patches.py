"""The changes between two states of a draft, place by place: what stood there before and after.

They are exact: put into the one state they give the other byte for byte, and turned round the way
back.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from articles.language import qualifiers
from articles.record.differences import shared
from articles.record.schema import FACT_LISTS
from articles.record.serialising import load

Fields = dict[str, Any]
Change = dict[str, Any]  # at: the place; before, after: what stood there, neither where nothing did
TEXT, PUBLIC = "text", "public"
BEFORE, AFTER = "before", "after"


class Unheld(ValueError):
    """Something else stands at a place than what a change found there."""

    def __init__(self, change: Change):
        self.change = change


@dataclass
class Content:
    """All of a draft that steps change."""

    fields: Fields  # of the record
    accepted: list[str] = field(default_factory=list)  # ids of facts
    identities: dict[str, str] = field(default_factory=dict)  # by the id of a person
    edits: list[Fields] = field(default_factory=list)
    public: int | None = None  # the version that it corrects


def differences(was: Content, now: Content) -> list[Change]:
    """What changed from one content to the other."""
    changes = [*_of_text(_lines(was.fields), _lines(now.fields))]
    for name in FACT_LISTS:
        changes += _of_facts(name, was.fields.get(name, []), now.fields.get(name, []))
    changes += _of_values(_values(was), _values(now))
    return changes


def inverse(changes: Iterable[Change]) -> list[Change]:
    """The changes that lead back."""
    other = {BEFORE: AFTER, AFTER: BEFORE}
    return [{other.get(key, key): part for key, part in one.items()} for one in changes]


def changed(content: Content, changes: Iterable[Change]) -> Content:
    """The content with the changes in it; Unheld where one no longer holds."""
    changes = list(changes)
    made = Content(
        {**content.fields},
        list(content.accepted),
        {**content.identities},
        [{**edit} for edit in content.edits],
        content.public,
    )
    for name in FACT_LISTS:
        if name in made.fields:
            made.fields[name] = list(made.fields[name])
    for change in sorted(changes, key=lambda one: AFTER in one):  # what goes makes room
        _put(made, change)
    made.accepted.sort()
    return made


def subject(change: Change) -> str:
    """What a change touches: a fact by its id, a field of the head, the text."""
    return change["at"].rpartition(" ")[2]


def written(changes: list[Change]) -> str:
    """The changes as they are kept: in JSON with the keys in their order."""
    return _json(changes)


def read(text: str) -> list[Change]:
    return load(text)


def _json(part: Any) -> str:
    return json.dumps(part, ensure_ascii=False, separators=(",", ":"), default=qualifiers.as_json)


# The text is its lines: a paragraph is its words, a heading stands in a list of its own and
# begins a section.


def _lines(fields: Fields) -> list:
    lines = []
    for section in fields.get("sections", []):
        lines += [[section.get("heading")], *section["paragraphs"]]
    return lines


def _sections(lines: list) -> list[Fields]:
    sections: list[Fields] = []
    for line in lines:
        if isinstance(line, list):
            sections.append({"heading": line[0], "paragraphs": []})
        else:
            sections[-1]["paragraphs"].append(line)
    return sections


def _of_text(was: list, now: list) -> Iterator[Change]:
    """The lines between the first and the last that are not the same."""
    if was == now:
        return
    start = shared(was, now)
    end = min(shared(was[::-1], now[::-1]), len(was) - start, len(now) - start)
    if len(was) - end == start or len(now) - end == start:
        start -= 1  # lines put in or taken out are known by the line before them
    before, after = was[start : len(was) - end], now[start : len(now) - end]
    yield {"at": TEXT, "line": start, BEFORE: before, AFTER: after}


def _put_text(content: Content, change: Change) -> None:
    lines, before = _lines(content.fields), change[BEFORE]
    places = [at for at in range(len(lines)) if lines[at : at + len(before)] == before]
    at = change["line"] if change["line"] in places else None
    if at is None and len(places) == 1:
        (at,) = places  # other lines came or went before it
    if at is None:
        raise Unheld(change)
    lines[at : at + len(before)] = change[AFTER]
    if not isinstance(lines[0], list):
        raise Unheld(change)
    content.fields["sections"] = _sections(lines)


def _of_facts(name: str, was: list[Fields], now: list[Fields]) -> list[Change]:
    """Facts by their ids; the list as one where these do not tell them apart, or in their order."""
    if _json(was) == _json(now):
        return []
    old, new = _by_id(was), _by_id(now)
    both = [key for key in old if key in new]
    if len(old) < len(was) or len(new) < len(now) or both != [key for key in new if key in old]:
        return [{"at": name, BEFORE: was, AFTER: now}]
    gone = [_fact_change(name, key, old, BEFORE) for key in old if key not in new]
    came = [_fact_change(name, key, new, AFTER) for key in new if key not in old]
    other = [
        {"at": f"{name} {key}", BEFORE: old[key], AFTER: new[key]}
        for key in both
        if _json(old[key]) != _json(new[key])
    ]
    return gone + came + other


def _by_id(facts: list[Fields]) -> dict[str, Fields]:
    return {fact["id"]: fact for fact in facts if isinstance(fact, dict) and fact.get("id")}


def _fact_change(name: str, key: str, facts: dict[str, Fields], side: str) -> Change:
    """A fact that came or went, and the one it stands behind."""
    order = list(facts)
    at = order.index(key)
    return {"at": f"{name} {key}", side: facts[key], "behind": order[at - 1] if at else None}


def _put_fact(content: Content, name: str, key: str, change: Change) -> None:
    facts = content.fields.setdefault(name, [])
    at = next((at for at, fact in enumerate(facts) if fact.get("id") == key), None)
    _hold(change, {} if at is None else {BEFORE: facts[at]})
    if AFTER not in change:
        del facts[at]
    elif at is None:
        order = [fact.get("id") for fact in facts]
        behind = change.get("behind")
        at = order.index(behind) + 1 if behind in order else len(facts) if behind else 0
        facts.insert(at, change[AFTER])
    else:
        facts[at] = change[AFTER]


def _hold(change: Change, found: Change) -> None:
    asked = {BEFORE: change[BEFORE]} if BEFORE in change else {}
    if _json(found) != _json(asked):
        raise Unheld(change)


def _values(content: Content) -> dict[str, Any]:
    """What is one value at one place."""
    head = {
        f"head {key}": value
        for key, value in content.fields.items()
        if key not in FACT_LISTS and key != "sections"
    }
    accepted = {f"accepted {key}": True for key in content.accepted}
    identities = {f"identities {key}": slug for key, slug in content.identities.items()}
    edits = {f"edits {at}": edit["applied"] for at, edit in enumerate(content.edits)}
    public = {PUBLIC: content.public} if content.public else {}
    return head | accepted | identities | edits | public


def _of_values(was: dict[str, Any], now: dict[str, Any]) -> Iterator[Change]:
    for at in was | now:
        before = {BEFORE: was[at]} if at in was else {}
        after = {AFTER: now[at]} if at in now else {}
        if _json([*before.values()]) != _json([*after.values()]):
            yield {"at": at, **before, **after}


def _put(content: Content, change: Change) -> None:
    sort, _, key = change["at"].partition(" ")
    if sort == TEXT:
        _put_text(content, change)
    elif sort in FACT_LISTS and key:
        _put_fact(content, sort, key, change)
    elif sort in FACT_LISTS:
        _hold(change, {BEFORE: content.fields.get(sort, [])})
        content.fields[sort] = change[AFTER]
    else:
        at = _values(content)
        _hold(change, {BEFORE: at[change["at"]]} if change["at"] in at else {})
        _put_value(content, sort, key, change)


def _put_value(content: Content, sort: str, key: str, change: Change) -> None:
    if sort == PUBLIC:
        content.public = change.get(AFTER)
    elif sort == "edits":
        content.edits[int(key)]["applied"] = change[AFTER]
    elif sort == "accepted":
        (content.accepted.append if AFTER in change else content.accepted.remove)(key)
    else:
        values = content.fields if sort == "head" else content.identities
        if AFTER in change:
            values[key] = change[AFTER]
        else:
            del values[key]
