import logging
import signal
import time

from django.core.management.base import BaseCommand
from django.db import close_old_connections, connections

from articles.desk import queue
from articles.desk.pulse import Pulse
from articles.drafting import Drafter
from articles.management import noted_settings
from articles.outages import tell
from articles.search import indexing
from articles.search.indexer import Follower

logger = logging.getLogger(__name__)
READY = "后台已启动：起草来稿，到时公开，跟进搜索"
PAUSE = 0.5  # seconds between looks where nothing waits
REST = 2.0  # seconds after an error


class Command(BaseCommand):
    help = "在网站旁边做后台的事：起草来稿，到时公开，跟进搜索的索引。"

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="做完等着的事就停")

    def handle(self, *args, once, **options):
        self.stopping = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        self.stdout.write(READY)
        self.stdout.flush()
        self._note_settings()
        with Drafter() as self.drafter:
            self._work_off() if once else self._work()

    def _note_settings(self) -> None:
        try:
            noted_settings.note()
        except Exception as error:
            tell(logger, "没能记下这次启动的设置", error)
            connections.close_all()

    def _work(self) -> None:
        """Drafts and publishes here; search is followed beside, since a draft can take a minute."""
        beside = [Pulse(), Follower()]
        for thread in beside:
            thread.start()
        try:
            self.drafter.start()
            while not self.stopping:
                close_old_connections()
                time.sleep(self._step())
        finally:
            for thread in beside:
                thread.stop()

    def _step(self) -> float:
        """Does one thing; how long to wait before the next. No error ends the worker."""
        try:
            return 0 if self._work_once() else PAUSE
        except Exception as error:
            tell(logger, "后台的事没有做成，过一会儿再试", error)
            connections.close_all()
            return REST

    def _work_once(self) -> bool:
        return queue.work_once(self.drafter.draft_file)

    def _work_off(self) -> None:
        for next_thing in (self._work_once, indexing.follow):
            while not self.stopping and next_thing():
                close_old_connections()

    def _stop(self, *_):
        """What is in hand is finished first."""
        self.stopping = True
