from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.desk import second_factor, sessions
from articles.models import Act


class Command(BaseCommand):
    help = "取消一个账号的第二步验证：手机和恢复码都丢了，又没有别人能在编辑台里取消时用。"

    def add_arguments(self, parser):
        parser.add_argument("username", metavar="用户名")

    @transaction.atomic
    def handle(self, *args, **options):
        user = User.objects.filter(username=options["username"]).first()
        if user is None:
            raise CommandError(f"没有用户“{options['username']}”")
        second_factor.remove(user)
        sessions.end_all(user)
        Act.objects.record(Act.Kind.CHANGE, f"用户“{user}”", after={"第二步验证": "用命令取消"})
        self.stdout.write(f"“{user}”登录只要密码，请登录后重新设置。")
