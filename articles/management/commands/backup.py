from pathlib import Path

from django.core.management.base import BaseCommand

from articles.management.backups import failures, making


class Command(BaseCommand):
    help = "备份整个档案到一个新文件夹：数据库、密钥、设置和清单。编辑照常工作。"

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="DIR", help="放到哪个文件夹，会新建")

    def handle(self, *args, folder, **options):
        with failures.told("没有备份成", folder):
            made = making.make(folder)
        self.stdout.write(f"已备份到 {folder}：{made.contents}")
