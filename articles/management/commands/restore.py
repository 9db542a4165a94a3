from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from articles.management.backups import failures, restoring
from articles.management.backups.making import SETTINGS

DONE = """已恢复 {folder}（{made_at} 的备份）：{contents}
密钥在 {key}；当时的设置在 {settings}，请照着设好再启动"""


class Command(BaseCommand):
    help = "把一份备份恢复到设置所指的数据库和文件夹；那里已有档案则不动。"
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="DIR", help="备份所在的文件夹")

    def handle(self, *args, folder, **options):
        with failures.told("没有恢复成", folder):
            made = restoring.restore(folder)
        with failures.told("已恢复，但没能升级到这一版，请再运行 manage.py migrate", folder):
            call_command("migrate", verbosity=0)
        told = {"folder": folder, "made_at": made.made_at, "contents": made.contents}
        where = {"key": settings.KEY_FILE, "settings": folder / SETTINGS}
        self.stdout.write(DONE.format(**told, **where))
