from pathlib import Path

from django.core.management.base import BaseCommand

from articles.management.backups import failures, verifying


class Command(BaseCommand):
    help = "核对一份备份：每个文件与清单的 SHA-256 相符，里面的数据库打得开。"

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="DIR", help="备份所在的文件夹")

    def handle(self, *args, folder, **options):
        with failures.told("没有核对成", folder):
            made = verifying.verify(folder)
        self.stdout.write(f"备份完好（{made.made_at}，版本 {made.archive}）：{made.contents}")
