from collections.abc import Iterable

from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from django.utils import timezone

from articles import outages
from articles.archive import chain, proof
from articles.desk import last_check
from articles.desk.last_check import FIRST, Check
from articles.management import alarms
from articles.models import Report

FOUND = "发现 {} 处不符，见上"
LAST = "编辑记录共 {number} 条，末条的 SHA-256 是 {sha256}，请另存一份"
WHOLE = "核对完毕：{} 篇公开报道全部相符"


class Command(BaseCommand):
    help = "核对整个档案：事实的原文都在所标之处，版本、来稿、编辑记录都没有被动过。"

    def add_arguments(self, parser):
        parser.add_argument(
            "--keep", action="store_true", help="结果留给编辑台首页，有不符或没有做成就发邮件"
        )

    def handle(self, *args, keep, **options):
        alarm = self._alarm if keep else lambda *_: None
        try:
            made = self._check(last_check.read())
        except (Error, OSError) as error:
            alarm("核对没有做成", outages.said(error) or str(error))
            raise
        if made.failures:
            alarm(f"核对发现 {made.failures} 处不符", "\n".join(made.first))
        if keep:
            last_check.keep(made)
        if made.failures:
            raise CommandError(FOUND.format(made.failures))
        self.stdout.write(LAST.format(**made.head._asdict()))
        self.stdout.write(WHOLE.format(made.reports))

    def _check(self, known: Check | None) -> Check:
        """Prints what does not hold; the log must go on from where it was whole."""
        noted = known.head if known else None
        failures, doubts = self._print(proof.failures(noted)), self._print(proof.doubts())
        head = noted if failures and noted else chain.head()
        reports, first = Report.objects.public().count(), failures[:FIRST]
        return Check(timezone.now(), reports, len(failures), first, len(doubts), head)

    def _print(self, lines: Iterable[str]) -> list[str]:
        """Each as it is found."""
        printed = []
        for line in lines:
            self.stdout.write(line)
            printed.append(line)
        return printed

    def _alarm(self, subject: str, words: str) -> None:
        if trouble := alarms.send(subject, words):
            self.stderr.write(trouble)
