import os
import secrets

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.archive import files
from articles.management import key_file

ELSEWHERE = "密钥来自 SECRET_KEY，不在文件里；请在设置它的地方换"
GENTLE = "已换上新密钥，写在 {file}；登录着的人不受影响，旧的这一把下次换时作废。请重新启动网站"
AT_ONCE = "已换上新密钥，写在 {file}；旧的都作废了。重新启动网站后，人人都要重新登录"


class Command(BaseCommand):
    help = "换一把新密钥；旧的还认到下次换。密钥漏了，用 --at-once 让旧的立刻作废。"
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--at-once", action="store_true", help="旧密钥立刻作废，人人重新登录")

    def handle(self, *args, at_once, **options):
        if os.environ.get("SECRET_KEY"):
            raise CommandError(ELSEWHERE)
        older = [] if at_once else [settings.SECRET_KEY]
        try:
            key_file.put([secrets.token_urlsafe(50), *older])
        except OSError as error:
            raise CommandError(f"没有换成：{files.reason(error)}") from error
        self.stdout.write((AT_ONCE if at_once else GENTLE).format(file=settings.KEY_FILE))
