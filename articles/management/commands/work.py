import signal
import time

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from articles import drafting
from articles.desk import queue

READY = "后台已启动：起草来稿，到时公开，跟进搜索"
PAUSE = 0.5  # seconds between looks where nothing waits


class Command(BaseCommand):
    help = "在网站旁边做后台的事：起草来稿，到时公开。"

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="做完等着的事就停")

    def handle(self, *args, once, **options):
        self.stopping = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        self.stdout.write(READY)
        self.stdout.flush()
        drafting.is_available()  # the model is loaded before the first file is begun
        while not self.stopping:
            close_old_connections()
            if queue.work_once():
                continue
            if once:
                break
            time.sleep(PAUSE)

    def _stop(self, *_):
        """What is in hand is finished first."""
        self.stopping = True
