import resource
from collections.abc import Iterator
from time import perf_counter

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.test import Client

from articles.formats import sitemaps
from articles.management.measuring.reader import Reader
from articles.models import Report, Statistic


class Command(BaseCommand):
    help = "量一量示例数据上成批的输出：多久给出头一段，一共多久、多大，内存涨了多少。"

    def handle(self, *args, **options):
        if not settings.SAMPLE_DATA:
            raise CommandError("只在示例数据上量；请用 make bench")
        reports, statistics = Report.objects.count(), Statistic.objects.count()
        self.stdout.write(f"{reports} 篇报道，{statistics} 项数据")
        self.stdout.write(f"{'头一段毫秒':>8} {'一共秒':>7} {'MB':>7} {'内存涨MB':>7}  输出")
        client = Reader()
        client.get("/about/")  # what is loaded once counts for no output
        for path in addresses():
            self._measure(client, path)

    def _measure(self, client: Client, path: str) -> None:
        before, began = peak(), perf_counter()
        response = client.get(path)
        parts = iter(response.streaming_content if response.streaming else [response.content])
        size = len(next(parts))
        first = perf_counter() - began
        size += sum(map(len, parts))
        whole, grown = perf_counter() - began, peak() - before
        self.stdout.write(
            f"{first * 1000:10.0f} {whole:9.1f} {size / 2**20:8.1f} {grown:8.0f}  {path}"
        )


def addresses() -> Iterator[str]:
    """Every output whose length grows with the archive, and the feeds, which are cut."""
    for what in ("statistics", "quotations"):
        yield from (f"/api/v1/{what}.{form}" for form in ("csv", "jsonl"))
        yield f"/api/v1/{what}/?limit=100"
    yield "/sitemap.xml"
    yield "/sitemaps/lists.xml"
    for kind, shelf in sitemaps.shelves().items():
        yield from (f"/sitemaps/{kind}-{number}.xml" for number in list(shelf.files())[:1])
    yield from (f"/feeds/latest.{form}" for form in ("atom", "rss", "json"))


def peak() -> float:
    """The most memory this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
