"""The addresses of the site for search engines, in files (https://www.sitemaps.org/protocol.html).

Google takes 50,000 addresses and 50 MB a file, Toutiao 10,000, Sogou 10 MB and addresses of no
more than 255 bytes; files keep to the least of these. Ten thousand of the longest addresses are
four megabytes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from xml.sax.saxutils import escape

from django.db.models import F, IntegerField, Max, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse

from articles.language.dates import Precision
from articles.models import Measure, Name, Person, Report, Tag
from articles.pages.addresses import absolute
from articles.pages.daily_paper import address_of
from articles.pages.timestamps import machine_time

MOST = 10_000  # addresses in a file
ADDRESS_BYTES = 255
AT_ONCE = 1_000  # rows that are fetched, and lines that are sent
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
LISTS = ("report-list", "statistic-list", "quotation-list", "tag-list")

Entry = tuple[str, datetime | None]  # a path, and when what stands there last changed


@dataclass(frozen=True)
class Shelf:
    """Things with pages of their own. The file of each follows from its id, and stays."""

    rows: QuerySet
    changed: str  # the path to when its reports last changed
    columns: tuple[str, ...] = ("slug",)

    def files(self) -> list[int]:
        """The numbers of the files that hold anything."""
        number = Cast((F("pk") - 1) / MOST + 1, IntegerField())
        return sorted(self.rows.order_by().values_list(number, flat=True).distinct())

    def on_file(self, number: int) -> QuerySet:
        """What stands on a file: ids 1 to 10,000 on the first."""
        last = number * MOST
        return self.rows.filter(pk__gt=last - MOST, pk__lte=last)

    def entries(self, number: int) -> Iterator[Entry]:
        rows = self.on_file(number).order_by("pk").only("pk", *self.columns)
        for row in rows.annotate(last=Max(self.changed)).iterator(AT_ONCE):
            yield row.get_absolute_url(), row.last


class DayShelf:
    """The days that reports are of; each year's stand in a file of its own."""

    rows = Report.objects.public().of_a_day()

    def files(self) -> list[int]:
        """The years that hold any."""
        return sorted({day.year for day in self.rows.dates("printed_on", "year")})

    def on_file(self, number: int) -> QuerySet:
        """The reports of a year whose days are known."""
        return self.rows.filter(printed_on__year=number)

    def entries(self, number: int) -> Iterator[Entry]:
        counted = self.on_file(number).order_by("printed_on").values_list("printed_on")
        for day, last in counted.annotate(last=Max("changed_at")):
            yield address_of(day), last


def shelves() -> dict[str, Shelf | DayShelf]:
    """All that is public; of people only whom editors call public figures."""
    known = Person.objects.public().filter(public_figure=True)
    return {
        "reports": Shelf(Report.objects.public().filter(noindex=False), "changed_at"),
        "people": Shelf(known, "appearances__report__changed_at"),
        "names": Shelf(Name.objects.public(), "mentions__report__changed_at", ("kind", "slug")),
        "tags": Shelf(Tag.objects.public(), "taggings__content_object__changed_at"),
        "days": DayShelf(),
        "measures": Shelf(Measure.objects.compared(), "statistics__report__changed_at"),
    }


def lists() -> Iterator[Entry]:
    """The home page and the lists, which change as reports do, and what else there is to read."""
    last = Report.objects.aggregate(last=Max("changed_at"))["last"]
    for name in ("home", *LISTS, *(f"{kind}-list" for kind in Name.Kind.values)):
        yield reverse(name), last
    yield reverse("correction-list"), None
    yield reverse("about"), None
    yield reverse("api"), None
    yield from islice(_times().items(), MOST - 100)


def _times() -> dict[str, datetime]:
    """The pages of years, of months, and of reports without a date."""
    columns = ("printed_on__year", "printed_on__month", "precision")
    counted = Report.objects.public().order_by(*columns).values_list(*columns)
    found: dict[str, datetime] = {}
    for year, month, precision, last in counted.annotate(last=Max("changed_at")):
        for path in _pages_of(year, month, precision):
            found[path] = max(last, found.get(path, last))
    return found


def _pages_of(year: int | None, month: int | None, precision: int | None) -> Iterator[str]:
    if year is None:
        yield reverse("report-undated")
        return
    yield reverse("report-year", args=[year])
    if precision <= Precision.MONTH:
        yield reverse("report-month", args=[year, f"{month:02}"])


def index() -> Iterator[str]:
    """The index, with an address for each file."""
    numbered = ((kind, number) for kind, shelf in shelves().items() for number in shelf.files())
    files = [reverse("sitemap-lists"), *(reverse("sitemap-file", args=one) for one in numbered)]
    return written("sitemapindex", "sitemap", ((path, None) for path in files))


def written(root: str, element: str, entries: Iterable[Entry]) -> Iterator[str]:
    """The document, some lines at a time."""
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{SPACE}">\n'
    lines = (_line(element, absolute(path), last) for path, last in entries)
    while some := list(islice(lines, AT_ONCE)):
        yield "".join(some)
    yield f"</{root}>\n"


def _line(element: str, address: str, last: datetime | None) -> str:
    """An address with its last change; nothing for an address that engines refuse."""
    if len(address) > ADDRESS_BYTES:
        return ""
    changed = machine_time(last) if last else ""
    told = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<{element}><loc>{escape(address)}</loc>{told}</{element}>\n"
