import re
from collections.abc import Iterator
from statistics import median, quantiles
from time import perf_counter
from urllib.parse import quote

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.http import HttpResponse
from django.test import Client

from articles.management.measuring.reader import Reader
from articles.models import Measure, Name, Person, Report, Statistic, Tag
from articles.pages import daily_paper
from articles.record import kinds

HEADING = re.compile("<h1[^>]*>([^<]*)</h1>")


class Command(BaseCommand):
    help = "量一量示例数据上每种页面要多少毫秒（程序内，不含网络）。"

    def add_arguments(self, parser):
        parser.add_argument("--times", type=int, default=20, help="每页几次")

    def handle(self, *args, times, **options):
        if not settings.SAMPLE_DATA:
            raise CommandError("只在示例数据上量；请用 make bench")
        reports, statistics = Report.objects.count(), Statistic.objects.count()
        self.stdout.write(f"{reports} 篇报道，{statistics} 项数据；每页 {times} 次，毫秒")
        self.stdout.write(f"{'p50':>8} {'p95':>8}  页面")
        client = Reader()
        for what, path in addresses(client):
            taken = [milliseconds(client, path) for _ in range(times)]
            high = quantiles(taken, n=20)[-1]
            self.stdout.write(f"{median(taken):8.1f} {high:8.1f}  {what}")


def milliseconds(client: Client, path: str) -> float:
    start = perf_counter()
    answer = client.get(path)
    taken = (perf_counter() - start) * 1000
    if answer.status_code != 200:
        raise CommandError(f"量不了 {path}：网站答 {answer.status_code}{said_by(answer)}")
    return taken


def said_by(answer: HttpResponse) -> str:
    """The heading of a page that is no page of what was asked for, if it has one."""
    heading = HEADING.search(answer.content.decode())
    return f"（{heading[1]}）" if heading else ""


def addresses(client: Client) -> Iterator[tuple[str, str]]:
    """One full address of every kind, with filters, and the last page where there are pages."""
    yield from _addresses_of_reports()
    yield from _addresses_of_names()
    tag, measure = most_spoken_of(Tag.objects), most_spoken_of(Measure.objects)
    yield "measure", measure.get_absolute_url()
    yield "statistics", "/statistics/"
    yield "statistics filtered", f"/statistics/?tag={tag.slug}&sort=value"
    yield "quotations", "/quotations/"
    yield "quotations filtered", f"/quotations/?tag={tag.slug}"
    yield "corrections", "/corrections/"
    yield "search", f"/search/?q={quote('的')}"
    yield "search filtered", f"/search/?q={quote('的')}&tag={tag.slug}&order=date"
    yield "about", "/about/"
    for path in ("/reports/", "/statistics/", "/quotations/", "/places/"):
        yield f"last of {path}", last_page(client, path)


def _addresses_of_reports() -> Iterator[tuple[str, str]]:
    fullest = Report.objects.filter(statistics__isnull=False).newest_first().first()
    tag = most_spoken_of(Tag.objects)
    year = Report.objects.exclude(printed_on=None).newest_first().first().printed_on.year
    known = Report.objects.public().of_a_day().newest_first().first().printed_on
    yield "home", "/"
    yield "reports", "/reports/"
    yield "reports filtered", f"/reports/?tag={tag.slug}"
    yield "reports of a year", f"/reports/{year}/"
    yield "reports of a month", f"/reports/{known.year}/{known:%m}/"
    yield "reports of a day", daily_paper.address_of(known)
    yield "reports filtered by year", f"/reports/?year={year}"
    yield "report", fullest.get_absolute_url()
    yield "record", f"{fullest.get_absolute_url()}record.json"
    yield "text", f"{fullest.get_absolute_url()}text.txt"
    yield "tags", "/tags/"
    yield "tag", tag.get_absolute_url()


def _addresses_of_names() -> Iterator[tuple[str, str]]:
    yield "people", "/people/"
    yield "person", most_spoken_of(Person.objects).get_absolute_url()
    for kind in kinds.NAMES:
        name = most_spoken_of(Name.objects.filter(kind=kind.key))
        yield kind.key, name.get_absolute_url()
        yield f"{kind.key} list", kind.address
        yield f"{kind.key} initial", f"{kind.address}?initial={name.initial}"


def most_spoken_of(things):
    """The one that most public reports speak of."""
    return things.public().with_report_count().order_by("-report_count", "pk").first()


def last_page(client: Client, path: str) -> str:
    pages = re.search(r"共(\d+)页", client.get(path).content.decode())
    return f"{path}?page={pages[1]}" if pages else path
