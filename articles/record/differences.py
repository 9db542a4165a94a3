"""Differences of two records, a line each: what stands there now, and what was kept."""

import json
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from os.path import commonprefix
from typing import Any

from articles.record.problems import brief

MOST = 100  # characters of a part that are shown
AROUND = 12  # characters shown on either side of what differs


def differences(now: Any, then: Any, place: str = "") -> Iterator[str]:
    """Each place where two records differ; a fact is named by its id."""
    if isinstance(now, dict) and isinstance(then, dict):
        for name in then | now:  # a field that is left out is an empty list
            beside = (now.get(name, []), then.get(name, []))
            yield from differences(*beside, f"{place} {name}".strip())
    elif isinstance(now, list) and isinstance(then, list):
        in_lists = _of_facts if _have_ids(now) and _have_ids(then) else _of_items
        yield from in_lists(now, then, place)
    elif isinstance(now, str) and isinstance(then, str) and now != then:
        one, other = apart(now, then)
        yield f"{place} 现为 {_in_json(one)}，留存的是 {_in_json(other)}"
    elif now != then:
        yield f"{place} 现为 {_in_json(now)}，留存的是 {_in_json(then)}"


def apart(one: str, other: str) -> tuple[str, str]:
    """Two texts; of long ones only what differs, and the characters around it."""
    if max(len(one), len(other)) <= MOST:
        return one, other
    start = len(commonprefix([one, other]))
    most = min(len(one), len(other)) - start
    end = min(most, len(commonprefix([one[::-1], other[::-1]])))
    return _cut(one, start, end), _cut(other, start, end)


def _cut(text: str, start: int, end: int) -> str:
    """The text less what is far from the part between its first and its last characters."""
    first, last = max(0, start - AROUND), min(len(text), len(text) - end + AROUND)
    return f"{'……' if first else ''}{text[first:last]}{'……' if last < len(text) else ''}"


def _have_ids(items: list) -> bool:
    return all(isinstance(item, dict) and "id" in item for item in items)


def _of_facts(now: list[dict], then: list[dict], place: str) -> Iterator[str]:
    """Facts are compared by their ids; those that are not in both are named."""
    ids, kept = [fact["id"] for fact in now], [fact["id"] for fact in then]
    missing, added = Counter(kept) - Counter(ids), Counter(ids) - Counter(kept)
    if missing:
        yield f"{place} 少了 {'、'.join(missing.elements())}"
    if added:
        yield f"{place} 多了 {'、'.join(added.elements())}"
    if ids != kept and not missing and not added:
        one, other = apart("、".join(ids), "、".join(kept))
        yield f"{place} 的次序现为 {one}，留存的是 {other}"
    first = {fact["id"]: fact for fact in reversed(now)}
    for fact in then:
        if fact["id"] in first:
            yield from differences(first[fact["id"]], fact, fact["id"])


def _of_items(now: list, then: list, place: str) -> Iterator[str]:
    """Items without ids are compared one by one; where some are missing, those are named."""
    if len(now) == len(then):
        for number, (one, other) in enumerate(zip(now, then, strict=True)):
            yield from differences(one, other, f"{place}[{number}]")
        return
    ours, theirs = ([_in_json(item, 10**9) for item in items] for items in (now, then))
    steps = SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes()
    for step, first, last, here, until in steps:
        if step != "equal":
            for number in range(first, last):
                yield f"{place}[{number}] 少了 {_in_json(then[number])}"
            for number in range(here, until):
                yield f"{place}[{number}] 多了 {_in_json(now[number])}"


def _in_json(part: Any, most: int = MOST) -> str:
    return brief(json.dumps(part, ensure_ascii=False, default=str), most)
