from django.core.management.base import BaseCommand, CommandError

from articles.archive import chain, proof
from articles.models import Report

LAST = "编辑记录共 {number} 条，末条的 SHA-256 是 {sha256}，请另存一份"


class Command(BaseCommand):
    help = "核对整个档案：每项事实的原文都在所标之处，各行拼得出留存的版本，来稿与 SHA-256 相符。"

    def handle(self, *args, **options):
        count = 0
        for failure in proof.failures():
            count += 1
            self.stdout.write(failure)
        for doubt in proof.doubts():
            self.stdout.write(doubt)
        if count:
            raise CommandError(f"发现 {count} 处不符，见上")
        self.stdout.write(LAST.format(**chain.head()._asdict()))
        self.stdout.write(f"核对完毕：{Report.objects.public().count()} 篇公开报道全部相符")
