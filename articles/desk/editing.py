"""The steps of an editor on the fields of a draft's record, one at a time."""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from itertools import count
from typing import Any

from articles import limits
from articles.desk import lines
from articles.desk.impossible import Moved, NotPossible
from articles.desk.rearranging import Fields, texts_of
from articles.desk.wording import DATES, label_of
from articles.desk.wording import HEAD as HEAD_FIELDS
from articles.drafting import chosen
from articles.drafting.assembling import selector
from articles.language import written_dates
from articles.record import kinds
from articles.record.anchoring import Anchor, NameFinder, find_quote
from articles.record.kinds import NAMED_LISTS
from articles.record.schema import FACT_LISTS

NOT_THERE = "选中的字和正文对不上，请刷新页面再选"
MOST_PLACES = 2 * limits.SIGNIFICANT_DIGITS  # of a number; the record says which are too many
GONE = "这一项已经不在了，请刷新页面再试"
NUMBERS = ("value", "low", "high")
FLAGS = ("direct", "target")
LINKS = ("speaker_id", "from")  # to another fact, by its id
# What the form of each kind of fact asks for, in order.
ASKED = {
    "people": ("name", "role", "organisation"),
    "quotations": ("speaker", "speaker_id", "direct"),
    "statistics": (
        *("label", "subject", "value", "unit", "qualifier", "low", "high", "measure"),
        *("period", "period_edtf", "from", "target", "no_value", "note"),
    ),
    **{kind.plural: ("name", *(one.key for one in kind.own)) for kind in kinds.NAMES_IN_RECORD},
}
HEAD = ("kicker", "title", "subtitle", "byline", "dateline", "outlet", "page", "url", "place")
HEAD += ("published", "published_basis", "rights", "summary", "note", "tags", "slug")
HEAD_LABELS = {field.name: field.label for field in HEAD_FIELDS}


def edit(fields: Fields, step: Fields) -> None:
    """Does one step on the record's fields; NotPossible says why it cannot be done to the end."""
    do = STEPS.get(step.get("op"))
    if do is None:
        raise NotPossible("不认识这一步，请刷新页面再试")
    try:
        do(fields, step)
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise Moved(GONE) from error


def fact_of(fields: Fields, key: str) -> tuple[str, Fields]:
    """The list a fact stands in, and the fact."""
    for name in FACT_LISTS:
        for fact in fields.get(name, []):
            if fact.get("id") == key:
                return name, fact
    raise KeyError(key)


def _delete(fields: Fields, step: Fields) -> None:
    name, fact = fact_of(fields, step["id"])
    fields[name].remove(fact)
    for other in fields.get("statistics", []):
        if other.get("from") == step["id"]:
            other["from"] = None
    for quotation in fields.get("quotations", []):
        if quotation.get("speaker_id") == step["id"]:
            quotation["speaker_id"] = None


def _change(fields: Fields, step: Fields) -> None:
    name, fact = fact_of(fields, step["id"])
    given = {field: step["fields"].get(field) for field in ASKED[name] if field in step["fields"]}
    for field, value in given.items():
        fact[field] = _value(name, field, value)
    if name in NAMED_LISTS and "name" in given:
        _place_name(fields, fact)
    if name == "statistics" and not (given.get("low") or given.get("high")):
        fact["low"] = fact["high"] = None  # follow from the number and its qualifier


def _value(name: str, field: str, given: Any) -> Any:
    if field in FLAGS:
        return given in (True, "true", "on", "1")
    if isinstance(given, dict | list):
        raise NotPossible(f"“{label_of(name, field)}”一栏要填文字，请刷新页面再填")
    text = str(given or "").strip()
    if not text:
        return None
    if field in LINKS:
        return text.split()[0]  # words that tell what it is may follow
    if field in NUMBERS:
        return _number(text)
    return _date(text) if field in DATES else text


def _number(text: str) -> Decimal:
    try:
        number = Decimal(text.replace(",", "").replace("，", ""))
    except InvalidOperation:
        raise NotPossible(f"“{text}”不是数，请只写数字，如 25600000000 或 1.5") from None
    if not number.is_finite():
        raise NotPossible(f"“{text}”不是数，请只写数字，如 25600000000 或 1.5")
    # written out, 1e999999999 would fill the disk
    if number.copy_abs() >= limits.NUMBER_BELOW or number.as_tuple().exponent < -MOST_PLACES:
        raise NotPossible(f"“{text}”太大，或小数太长，请核对后只写数字")
    return number


def _place(fields: Fields, step: Fields) -> None:
    """Gives a fact other words of the text."""
    name, fact = fact_of(fields, step["id"])
    anchor, words = _selected(fields, step)
    at = selector(texts_of(fields), anchor)
    if name in NAMED_LISTS:
        fact["name"], fact["at"] = words, None
        _place_name(fields, fact, at)
    else:
        fact["at"] = [at]
        fact["exact" if name == "statistics" else "text"] = words
    if name == "quotations":
        fact["text"] = None  # follows from the words, without their outer marks


def _add(fields: Fields, step: Fields) -> None:
    """A fact of the words that were selected, with what these say of it."""
    name = step["list"]
    anchor, words = _selected(fields, step)
    fact: Fields = {"id": _next_id(fields, FACT_LISTS[name])}
    at = selector(texts_of(fields), anchor)
    if name in NAMED_LISTS:
        fact["name"] = words
        _place_name(fields, fact, at)
    else:
        fact["at"] = [at]
    if name == "statistics":
        fact["exact"] = words
    fact |= _read(fields, name, anchor)
    fields.setdefault(name, []).append(fact)


def _selected(fields: Fields, step: Fields) -> tuple[Anchor, str]:
    """Where selected words stand; offsets are code points and must hold the words shown.

    Where others have moved them, they are known if they stand only once.
    """
    texts = texts_of(fields)
    anchor = Anchor(int(step["section"]), int(step["start"]), int(step["end"]))
    words = _words_at(texts, anchor)
    shown = step.get("exact", words)
    if words != shown:
        anchor = _only_place(texts, shown)
    if not shown.strip():
        raise NotPossible(NOT_THERE)
    return anchor, shown


def _words_at(texts: list[str], anchor: Anchor) -> str:
    if min(anchor.section, anchor.start, anchor.end) < 0:
        raise NotPossible(NOT_THERE)
    return texts[anchor.section][anchor.start : anchor.end] if anchor.section < len(texts) else ""


def _only_place(texts: list[str], words: str) -> Anchor:
    if not words or sum(text.count(words) for text in texts) != 1:
        raise NotPossible(NOT_THERE)
    section = next(at for at, text in enumerate(texts) if words in text)
    start = texts[section].index(words)
    return Anchor(section, start, start + len(words))


def _place_name(fields: Fields, fact: Fields, at: Fields | None = None) -> None:
    """Every place of the name, where it is new; else just the one that was chosen.

    That too where the name stands nowhere but within longer ones.
    """
    same = [
        other
        for name in NAMED_LISTS
        for other in fields.get(name, [])
        if other is not fact and other.get("name") == fact["name"]
    ]
    fact["at"] = [at] if at and (same or not _stands_free(fields, fact["name"])) else None


def _stands_free(fields: Fields, name: str) -> bool:
    """Whether a name of the record stands anywhere in the text but within a longer one."""
    names = {fact["name"] for of in NAMED_LISTS for fact in fields.get(of, []) if fact.get("name")}
    return bool(NameFinder(texts_of(fields)).find_all({*names, name})[name])


def _read(fields: Fields, name: str, anchor: Anchor) -> Fields:
    """What the rules of drafting read at a place, other facts by their ids."""
    ids: dict[str, list[str]] = {}
    for person in fields.get("people", []):
        if person.get("name"):
            ids.setdefault(person["name"], []).append(person.get("id"))
    text = texts_of(fields)[anchor.section]
    read = chosen.read(name, anchor.section, text, (anchor.start, anchor.end), ids)
    if name == "quotations" and len(same := ids.get(read.get("speaker"), [])) == 1:
        read["speaker_id"] = same[0]
    if earlier := read.pop("from", None):
        read["from"] = _figure_at(fields, *earlier)
    return {field: value for field, value in read.items() if value is not None}


def _figure_at(fields: Fields, section: int, start: int) -> str | None:
    """The id of the figure that begins at a place."""
    texts = texts_of(fields)
    for figure in fields.get("statistics", []):
        at = (figure.get("at") or [{"exact": figure.get("exact") or ""}])[0]
        around = (at.get("prefix") or "", at.get("suffix") or "")
        places = find_quote(texts, at["exact"], *around, most=2)
        if len(places) == 1 and (places[0].section, places[0].start) == (section, start):
            return figure["id"]
    return None


def _next_id(fields: Fields, letter: str) -> str:
    used = {
        fact.get("id")
        for name, of in FACT_LISTS.items()
        if of == letter
        for fact in fields.get(name, [])
    }
    used |= set(fields.get("_former", ()))
    return next(key for key in (f"{letter}{number}" for number in count(1)) if key not in used)


def _head(fields: Fields, step: Fields) -> None:
    for field, value in step["fields"].items():
        if field not in HEAD:
            raise NotPossible("不认识这一栏，请刷新页面再试")
        if not isinstance(value, str | None):
            raise NotPossible(f"“{HEAD_LABELS[field]}”一栏要填文字，请刷新页面再填")
        fields[field] = HEAD_VALUES.get(field, _line)(value)


def _line(value: str) -> str | None:
    return str(value or "").strip() or None


def _text(value: str) -> str:
    return str(value or "").strip()


def _date(value: str | None) -> str | None:
    """A date as the record writes it, however it was typed."""
    text = _line(value)
    try:
        return text and str(written_dates.read(text))
    except ValueError as error:
        raise NotPossible(str(error)) from None


def tags_in(value: str) -> list[str]:
    """The tags that an editor typed, between spaces, 、 or commas and semicolons of any width."""
    return list(dict.fromkeys(filter(None, re.split(r"[\s、，,；;]+", str(value or "")))))


def _byline(value: str) -> list[Fields]:
    """Names, one a line, each with a role before it where there is one."""
    lines = [line.split() for line in str(value or "").splitlines() if line.strip()]
    return [{"name": words[-1], "role": " ".join(words[:-1]) or None} for words in lines]


HEAD_VALUES: dict[str, Callable] = {
    "title": _text,
    "slug": _text,
    "tags": tags_in,
    "byline": _byline,
    "published": _date,
}


STEPS: dict[str, Callable[[Fields, Fields], None]] = {
    "delete": _delete,
    "change": _change,
    "place": _place,
    "add": _add,
    "head": _head,
    **lines.STEPS,
}
