"""Differences of two records: place by place, as stored, or line by line, as people read them."""

import json
import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from os.path import commonprefix
from typing import Any

from articles.record.problems import brief

MOST = 100  # characters of a part that are shown
MOST_COMPARED = 10**7  # characters or lines of the one with those of the other
MOSTLY = 0.6  # the share of characters that two lines have in common which are one, changed
MOST_PAIRS = 400  # of lines that are compared with each other
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
    for first, last, here, until in _changed(theirs, ours):
        for number in range(first, last):
            yield f"{place}[{number}] 少了 {_in_json(then[number])}"
        for number in range(here, until):
            yield f"{place}[{number}] 多了 {_in_json(now[number])}"


def _in_json(part: Any, most: int = MOST) -> str:
    return brief(json.dumps(part, ensure_ascii=False, default=str), most)


Line = tuple[str, str]  # where it stands, and what it says


@dataclass(frozen=True)
class Change:
    """A line that was taken out, put in, or changed: runs of (sort, words)."""

    where: str
    runs: list[tuple[str, str]]  # sort: same | out | in


def changes(was: Sequence[Line], now: Sequence[Line]) -> Iterator[Change]:
    """What the lines of one record say otherwise than those of another."""
    for first, last, here, until in _changed(was, now):
        yield from _side_by_side(was[first:last], now[here:until])


def _side_by_side(was: Sequence[Line], now: Sequence[Line]) -> Iterator[Change]:
    """Lines of the same place beside each other."""
    for where in dict.fromkeys(where for where, _ in [*was, *now]):
        old, new = ([words for at, words in side if at == where] for side in (was, now))
        pairs = zip(old, new, strict=True) if len(old) == len(new) else _matched(old, new)
        yield from (Change(where, list(_runs(*pair))) for pair in pairs)


def _matched(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    """Each line with the first left that is mostly the same; nothing beside what has none."""
    left = list(old) if len(old) * len(new) <= MOST_PAIRS else []
    yield from ((words, "") for words in old[: len(old) - len(left)])
    for words in new:
        at = next((at for at, one in enumerate(left) if _mostly_same(one, words)), -1)
        yield from ((gone, "") for gone in left[: max(at, 0)])
        yield (left[at] if at >= 0 else ""), words
        left = left[at + 1 :]
    yield from ((words, "") for words in left)


def _mostly_same(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).quick_ratio() > MOSTLY


Side = list[tuple[str, str]]  # runs of a paragraph: sort (same | out | in), and the words
TOKEN = re.compile(r"[\d.,．％%]+|.", re.DOTALL)  # a number is one


def beside(was: Sequence[str], now: Sequence[str]) -> Iterator[tuple[Side, Side]]:
    """Two texts paragraph by paragraph, each with what only it says."""
    end = 0
    for first, last, here, until in _changed(was, now):
        yield from (([("same", line)],) * 2 for line in was[end:first])
        for old, new in zip_longest(was[first:last], now[here:until], fillvalue=""):
            yield _sides(old, new)
        end = last
    yield from (([("same", line)],) * 2 for line in was[end:])


def _sides(old: str, new: str) -> tuple[Side, Side]:
    ours, theirs = TOKEN.findall(old), TOKEN.findall(new)
    left, right, end = [], [], 0
    for first, last, here, until in _changed(ours, theirs):
        same = ("same", "".join(ours[end:first]))
        left += [same, ("out", "".join(ours[first:last]))]
        right += [same, ("in", "".join(theirs[here:until]))]
        end = last
    rest = ("same", "".join(ours[end:]))
    return [run for run in [*left, rest] if run[1]], [run for run in [*right, rest] if run[1]]


def _runs(old: str, new: str) -> Iterator[tuple[str, str]]:
    ours, theirs, end = TOKEN.findall(old), TOKEN.findall(new), 0
    for first, last, here, until in _changed(ours, theirs):
        runs = [("same", ours[end:first]), ("out", ours[first:last]), ("in", theirs[here:until])]
        yield from ((sort, "".join(tokens)) for sort, tokens in runs if tokens)
        end = last
    if ours[end:]:
        yield "same", "".join(ours[end:])


def _changed(
    was: Sequence[Hashable], now: Sequence[Hashable]
) -> Iterator[tuple[int, int, int, int]]:
    """The stretches of both that are not the same: first and last of the one, then of the other."""
    start = shared(was, now)
    end = min(shared(was[::-1], now[::-1]), len(was) - start, len(now) - start)
    ours, theirs = was[start : len(was) - end], now[start : len(now) - end]
    if len(ours) * len(theirs) > MOST_COMPARED:
        yield start, len(was) - end, start, len(now) - end
        return
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for step, *spans in matcher.get_opcodes():
        if step != "equal":
            yield tuple(start + at for at in spans)


def shared(one: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    """How many items both begin with."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
