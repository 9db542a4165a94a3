from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.db import Error
from django.urls import reverse

from articles.outages import is_outage

HOW = """编辑台在 {desk} ，还没有账号。另开一个窗口，在本文件夹里运行
    .venv/bin/python manage.py createsuperuser
按提示设用户名和密码（至少 10 个字，不能全是数字），就有了第一个账号；
其余的人由它在编辑台里添加，分投稿、编辑、主编三种。"""


class Command(BaseCommand):
    help = "没有账号时，说明怎样建第一个。"

    def handle(self, *args, **options):
        try:
            known = get_user_model().objects.exists()
        except Error as error:
            if not is_outage(error):
                raise
            self.stderr.write("数据库没有应答：网站先开着，等它回来")
        else:
            if not known:
                self.stdout.write(HOW.format(desk=settings.SITE_URL + reverse("admin:index")))
