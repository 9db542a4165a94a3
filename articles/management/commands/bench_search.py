import json
import lzma
import random
import resource
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.test import Client
from django.utils import timezone

from articles import dates
from articles.management.rival import Rival
from articles.models import Change, Report, Section
from articles.search import asking, finding, following, store
from articles.search.query import parse

QUESTIONS = 62


class Command(BaseCommand):
    help = "量一量搜索：建索引的快慢、大小，每种问法要多少毫秒，找得准不准。"

    def add_arguments(self, parser):
        parser.add_argument("--articles", type=Path, help="文章（.jsonl.xz：title、date、body）")
        parser.add_argument("--reports", type=int, default=100_000, help="文章连同变样的副本共几篇")

    def handle(self, *args, articles, reports, **options):
        if not settings.SAMPLE_DATA:
            raise CommandError("只在示例数据上量；请用 make bench")
        if articles:
            self._load(articles, reports)
        total = Report.objects.public().count()
        self._build(total)
        texts = [section.text for section in Section.objects.order_by("?")[:400]]
        questions = list(_questions(texts, random.Random(1)))
        searcher, rival = store.reader(), self._build_rival()
        self.stdout.write(f"{len(questions)} 个问题，毫秒：p50 p95 最多")
        self._time("引擎：前 20 篇和总数", questions, _top)
        self._time("FTS5（两字一词）：前 20 篇和总数", questions, rival.top)
        self._time("引擎：另加各类的篇数", questions, lambda q: finding.find(parse(q), {}))
        self._time("连同段落", questions, lambda q: asking.answer(asking.Asking(typed=q)))
        client = Client(headers={"host": settings.ALLOWED_HOSTS[0]})
        self._time("整页", questions, lambda q: client.get("/search/", {"q": q}))
        self._quality()
        size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        self.stdout.write(f"{searcher.num_docs} 个文件在索引里；内存最多 {size:.0f} MB")

    def _load(self, articles: Path, wanted: int) -> None:
        """Puts articles and varied copies of them straight into the tables, up to a number."""
        with lzma.open(articles, "rt", encoding="utf-8") as lines:
            given = [json.loads(line) for line in lines]
        have = Report.objects.count()
        for start in range(have, wanted, 1000):
            numbers = range(start, min(start + 1000, wanted))
            _insert([_varied(given[n % len(given)], n, n // len(given)) for n in numbers])

    def _build(self, total: int) -> None:
        began = perf_counter()
        done = sum(1 for _ in following.rebuild())
        seconds = perf_counter() - began
        size = sum(path.stat().st_size for path in Path(store.current()).iterdir()) / 2**20
        text = sum(len(t.encode()) for t in Section.objects.values_list("text", flat=True)) / 2**20
        self.stdout.write(
            f"{total} 篇：建索引 {seconds:.1f} 秒，每秒 {done / seconds:.0f} 篇；"
            f"索引 {size:.0f} MB，正文 {text:.0f} MB"
        )

    def _build_rival(self) -> Rival:
        began = perf_counter()
        rival = Rival(store.folder() / "fts5.sqlite3")
        rival.build(Section.objects.values_list("pk", "text").iterator(chunk_size=1000))
        seconds = perf_counter() - began
        self.stdout.write(
            f"FTS5（两字一词）：建索引 {seconds:.1f} 秒，{rival.bytes / 2**20:.0f} MB"
        )
        return rival

    def _time(self, what: str, questions: list[str], ask: Callable) -> None:
        for question in questions[:5]:
            ask(question)
        taken = [_milliseconds(ask, question) for question in questions]
        high = quantiles(taken, n=20)[-1]
        self.stdout.write(f"{median(taken):8.1f} {high:8.1f} {max(taken):8.1f}  {what}")

    def _quality(self) -> None:
        """Known-item search: how high the report stands that the words were taken from."""
        dice = random.Random(2)
        sections = list(Section.objects.select_related("report").order_by("?")[:300])
        phrases = [(_phrase(one.text, dice), one.report.title) for one in sections]
        words = [(" ".join(_words(one.text, dice)), one.report.title) for one in sections]
        self.stdout.write(f"一句话找原篇 MRR {_rank(phrases):.3f}，三个词 {_rank(words):.3f}")


def _varied(article: dict, number: int, copy: int) -> tuple[Report, str]:
    """An article as it is, or as a copy whose sentences stand in another order."""
    lines = [line.strip() for line in article["body"].splitlines() if line.strip()]
    if copy:
        sentences = [part + "。" for line in lines for part in line.split("。") if part]
        random.Random(number).shuffle(sentences)
        lines = ["".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
    date = (article["date"] or "")[:10]
    day = dates.parse(date) if dates.is_date(date) else None
    report = Report(
        slug=f"article-{number}",
        title=(article["title"] or "无题")[:300],
        printed_on=day and day.latest,
        precision=day and day.precision,
        made_public_at=timezone.now(),
        changed_at=timezone.now(),
    )
    return report, "\n".join(lines) or report.title


@transaction.atomic
def _insert(given: list[tuple[Report, str]]) -> None:
    reports = Report.objects.bulk_create(report for report, _ in given)
    Section.objects.bulk_create(
        Section(report=report, position=1, text=text)
        for report, (_, text) in zip(reports, given, strict=True)
    )
    Change.objects.record(report.pk for report in reports)


def _top(question: str) -> None:
    finding.find(parse(question), {}, with_facets=False)


def _milliseconds(ask: Callable, question: str) -> float:
    began = perf_counter()
    ask(question)
    return (perf_counter() - began) * 1000


def _questions(texts: list[str], dice: random.Random) -> Iterator[str]:
    """Very common, middling and rare words, one and two at a time."""
    yield from ("的", "一", "中国", "今年", "公司", "发展", "2021", "10", "的 一", "公司 发展")
    for _ in range(QUESTIONS - 10):
        words = _words(dice.choice(texts), dice, dice.choice([1, 1, 2]))
        yield " ".join(words)


def _words(text: str, dice: random.Random, number: int = 3) -> list[str]:
    found: list[str] = []
    for _ in range(200):
        at, length = dice.randrange(max(1, len(text) - 4)), dice.randint(2, 4)
        run = text[at : at + length]
        if len(run) == length and all("一" <= one <= "龥" for one in run):
            found.append(run)
        if len(found) == number:
            break
    return found or [text[:4]]


def _phrase(text: str, dice: random.Random) -> str:
    stretches = [part for part in text.replace("。", "，").split("，") if len(part) >= 8]
    return dice.choice(stretches)[:16] if stretches else text[:16]


def _rank(questions: list[tuple[str, str]]) -> float:
    """The mean of 1/rank of the report wanted, nothing beyond the first 20 (MRR).

    Copies of an article have its title, and are as right as it.
    """
    total = 0.0
    for question, wanted in questions:
        keys = finding.find(parse(question), {}, with_facets=False).keys
        titles = [report.title for report in finding.reports_of(keys)]
        total += 1 / (titles.index(wanted) + 1) if wanted in titles else 0
    return total / len(questions)
