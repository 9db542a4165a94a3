import random
import resource
from pathlib import Path
from time import perf_counter

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.management import progress
from articles.management.measuring import loading, questions, timing
from articles.management.measuring.known_items import Known, reciprocal_rank
from articles.management.measuring.rival import Rival
from articles.models import Report, Section
from articles.search import documents, indexing, store

MIB = 2**20
ITEMS = 300  # reports that are looked for
AIMS = {
    timing.ENGINE: "（十万篇时 p95 要在 25 以内）",
    timing.PAGE: "（十万篇时 p95 要在 50 以内，最多 150）",
}


class Command(BaseCommand):
    help = "量一量搜索，与 SQLite FTS5 并排：建得多快，多大，每样要多少毫秒，找得准不准。"

    def add_arguments(self, parser):
        parser.add_argument("--articles", type=Path, help="文章（.jsonl.xz：title、date、body）")
        parser.add_argument("--reports", type=int, default=15_032, help="文章连同变样的副本共几篇")
        parser.add_argument("--each", type=int, default=25, help="每一类问几个问题")
        parser.add_argument("--seed", type=int, default=1, help="换一个数，换一批问题")

    def handle(self, *args, articles, reports, each, seed, **options):
        if not settings.SAMPLE_DATA:
            raise CommandError("只在示例数据上量；请用 make bench")
        if articles:
            for _ in progress.counted(loading.load(articles, reports), reports, self.stderr):
                pass
        indexes = self._build(), self._build_rival()
        total = Report.objects.public().count()
        self._time(indexes, questions.by_kind(each, total, random.Random(seed)))
        if articles:  # invented reports say the same things: none is known by its words
            self._rank(indexes, Known(random.Random(seed)))
        size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        self.stdout.write(f"内存最多 {size:.0f} MB")

    def _build(self) -> timing.Own:
        began = perf_counter()
        done = sum(1 for _ in indexing.rebuild())
        seconds = perf_counter() - began
        size = sum(path.stat().st_size for path in store.current().iterdir())
        self._tell_of_build("tantivy", done, seconds, size)
        return timing.Own()

    def _build_rival(self) -> Rival:
        began = perf_counter()
        rival = Rival(store.folder() / "fts5.sqlite3")
        done = rival.build(documents.public_reports().order_by("pk").iterator(chunk_size=200))
        self._tell_of_build("FTS5（两字一词）", done, perf_counter() - began, rival.bytes)
        return rival

    def _tell_of_build(self, name: str, done: int, seconds: float, size: int) -> None:
        texts = Section.objects.filter(report__state="public").values_list("text", flat=True)
        text = sum(len(one.encode()) for one in texts.iterator())
        self.stdout.write(
            f"{name}：{done} 篇，建索引 {seconds:.1f} 秒，每秒 {done / seconds:.0f} 篇；"
            f"{size / MIB:.0f} MB，是正文（{text / MIB:.0f} MB）的 {size / text:.1f} 倍"
        )

    def _time(self, indexes: tuple, asked: dict[str, list[str]]) -> None:
        heading = f"{'p50':>8}{'p95':>8}{'max':>8}"
        self.stdout.write(f"毫秒\n{'tantivy':>24} |{'FTS5':>24}\n{heading} |{heading}")
        for part in timing.parts(indexes[0]):
            everything: tuple[list, ...] = ([], [])
            for kind, some in asked.items():
                taken = [timing.measure(index, part, some) for index in indexes]
                for all_of, one in zip(everything, taken, strict=True):
                    all_of += one
                self._tell_of_times(taken, f"{part}：{kind}，{len(some)} 问")
            self._tell_of_times(everything, f"{part}：全部{AIMS.get(part, '')}")

    def _tell_of_times(self, taken, what: str) -> None:
        self.stdout.write(" |".join(map(timing.summed_up, taken)) + f"  {what}")

    def _rank(self, indexes: tuple, known: Known) -> None:
        self.stdout.write(f"{'tantivy':>8}{'FTS5':>8}  找回原篇（MRR，{ITEMS} 问）")
        for what, items in (
            ("一句别处没有的话（要在 0.95 以上）", known.phrases(ITEMS)),
            ("一句话，别处也许有", known.phrases(ITEMS, distinctive=False)),
            ("三个词（要在 0.85 以上）", known.words(ITEMS)),
        ):
            ranks = [f"{reciprocal_rank(items, index.find):8.3f}" for index in indexes]
            self.stdout.write("".join(ranks) + f"  {what}")
