"""The choices beside a list: each says how many would remain, none that would leave nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Substr

from articles.models import Name, Report
from articles.pages.filters import OTHER, UNDATED, Chosen, Filters

MOST_CHOICES = 20
NO_DATE = "日期不详"
SORTS = {"report": "按报道", "value": "按数值", "unit": "按单位"}


@dataclass(frozen=True)
class Choice:
    label: str
    count: int | None
    url: str
    chosen: bool = False  # its address takes it away


@dataclass(frozen=True)
class Facet:
    name: str
    title: str
    choices: list[Choice]


@dataclass(frozen=True)
class Letter:
    """One letter of an A–Z list."""

    letter: str
    url: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Tally:
    """How many rows have a value: its address word, its label, the number."""

    word: str
    label: str
    count: int


def facets_of(rows: QuerySet, chosen: Chosen, total: int, names: Iterable[str]) -> list[Facet]:
    """The facets of those names; `rows` are all of the list, `total` how many of them pass."""
    makers = {"tag": _tags, "place": _places, "year": _years, "unit": _units, "sort": _sorts}
    return [makers[name](rows, chosen, total) for name in names]


def _tags(rows: QuerySet, chosen: Chosen, total: int) -> Facet:
    filters, tag = chosen.filters, _path(rows, "taggings__tag")
    tallies = _tally(chosen.narrow(rows), tag, Count("pk"), **{f"{tag}__isnull": False})
    choices = [Choice(tag.name, total, filters.without_tag(tag.slug), True) for tag in chosen.tags]
    choices += [
        Choice(tally.label, tally.count, filters.with_tag(tally.word))
        for tally in tallies
        if tally.word not in filters.tags
    ]
    return Facet("tag", "标签", choices[:MOST_CHOICES])


def _places(rows: QuerySet, chosen: Chosen, total: int) -> Facet:
    mentions = _path(rows, "mentions")
    # A name stands in a report more than once, and merged names may do so under several ids.
    first = {f"{mentions}__kind": Name.Kind.PLACE, f"{mentions}__occurrence": 0}
    narrowed = chosen.narrow(rows, "place")
    tallies = _tally(narrowed, f"{mentions}__name", Count("pk", distinct=True), **first)
    known = chosen.place and Tally(chosen.place.slug, chosen.place.name, total)
    # A figure or a quotation need not be about the places that its report speaks of.
    title = "地点" if rows.model is Report else "报道提到的地点"
    return _single("place", title, tallies, chosen, known)


def _years(rows: QuerySet, chosen: Chosen, total: int) -> Facet:
    tallies = year_tallies(chosen.narrow(rows, "year"))
    most = sorted(tallies, key=lambda tally: -tally.count)[:MOST_CHOICES]
    year = chosen.filters.year
    known = Tally(year, year_label(year), total) if year else None
    kept = [tally for tally in tallies if tally in most]
    return _single("year", "年份", kept, chosen, known)


def _units(rows: QuerySet, chosen: Chosen, total: int) -> Facet:
    narrowed = chosen.narrow(rows, "unit").exclude(unit="")
    counted = narrowed.values("unit").annotate(count=Count("pk")).order_by("-count", "unit")
    tallies = [Tally(row["unit"], row["unit"], row["count"]) for row in counted[:MOST_CHOICES]]
    unit = chosen.filters.unit
    return _single("unit", "单位", tallies, chosen, Tally(unit, unit, total) if unit else None)


def _sorts(rows: QuerySet, chosen: Chosen, total: int) -> Facet:
    filters = chosen.filters
    choices = [
        Choice(label, None, filters.with_(sort=sort), sort == filters.sort)
        for sort, label in SORTS.items()
    ]
    return Facet("sort", "排序", choices)


def _single(
    name: str, title: str, tallies: list[Tally], chosen: Chosen, known: Tally | None
) -> Facet:
    """A facet that takes one value: others can be chosen in its stead, its own takes it away."""
    if known and known.word not in {tally.word for tally in tallies}:
        tallies = [known, *tallies[: MOST_CHOICES - 1]]
    word = known.word if known else ""
    choices = [
        Choice(
            tally.label,
            tally.count,
            chosen.filters.with_(**{name: "" if tally.word == word else tally.word}),
            tally.word == word,
        )
        for tally in tallies
    ]
    return Facet(name, title, choices)


def _path(rows: QuerySet, path: str) -> str:
    return path if rows.model is Report else f"report__{path}"


def _tally(rows: QuerySet, path: str, count: Count, **where) -> list[Tally]:
    """The most frequent things at the end of a path, as frequent ones by pinyin."""
    slug, name, spelt = f"{path}__slug", f"{path}__name", f"{path}__sort_key"
    counted = rows.filter(**where).values(slug, name, spelt).annotate(count=count)
    most = counted.order_by("-count", spelt, slug)[:MOST_CHOICES]
    return [Tally(row[slug], row[name], row["count"]) for row in most]


def year_tallies(rows: QuerySet) -> list[Tally]:
    """How many rows each year has, newest first, undated last."""
    year = Substr(Cast(F(_path(rows, "printed_on")), CharField()), 1, 4)
    counted = (
        rows.values(word=Coalesce(year, Value(UNDATED)))
        .annotate(count=Count("pk"))
        .order_by("-word")
    )
    tallies = [Tally(row["word"], year_label(row["word"]), row["count"]) for row in counted]
    return sorted(tallies, key=lambda tally: tally.word == UNDATED)


def month_tallies(rows: QuerySet) -> list[Tally]:
    """How many reports each month of one year has, newest first."""
    month = Substr(Cast(F("printed_on"), CharField()), 6, 2)
    counted = rows.values(word=month).annotate(count=Count("pk")).order_by("-word")
    return [Tally(row["word"], f"{int(row['word'])}月", row["count"]) for row in counted]


def day_tallies(rows: QuerySet) -> list[Tally]:
    """How many reports each day of one month has, from its first on."""
    counted = rows.values("printed_on").annotate(count=Count("pk")).order_by("printed_on")
    days = [(row["printed_on"], row["count"]) for row in counted]
    return [Tally(f"{day:%d}", f"{day.day}日", count) for day, count in days]


def year_label(year: str) -> str:
    return NO_DATE if year == UNDATED else f"{year}年"


def letters_of(things: QuerySet, filters: Filters) -> list[Letter]:
    """The letters that names begin with, # last; the chosen one's address takes it away."""
    counted = things.values("initial").annotate(count=Count("pk")).order_by("initial")
    letters = []
    for row in sorted(counted, key=lambda row: row["initial"] == "#"):
        word = OTHER if row["initial"] == "#" else row["initial"]
        chosen = word == filters.initial
        url = filters.with_(initial="" if chosen else word)
        letters.append(Letter(row["initial"], url, row["count"], chosen))
    return letters
