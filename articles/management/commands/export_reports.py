from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles import outages
from articles.archive import exporting


class Command(BaseCommand):
    help = "导出全部公开报道的记录，一篇一个 <slug>.json。"

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="DIR", help="放到哪个文件夹，没有就新建")

    def handle(self, *args, folder, **options):
        try:
            count = sum(1 for _ in exporting.write(folder))
        except OSError as error:
            words = outages.said(error) or f"写不进 {folder}（{error.strerror}），请换一个文件夹"
            raise CommandError(words) from error
        self.stdout.write(f"已导出 {count} 篇报道到 {folder}")
