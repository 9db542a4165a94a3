"""The follower: a thread that keeps the index up to the database while its process does else."""

import logging
from threading import Event, Thread

from django.db import close_old_connections, connections

from articles.outages import tell
from articles.search import indexing

logger = logging.getLogger(__name__)
PAUSE = 0.3  # seconds between looks where nothing has changed
REST = 5.0  # seconds after an error


class Follower(Thread):
    """Follows until it is told to stop; what fails is told, and tried again."""

    def __init__(self):
        super().__init__(name="follower")
        self.stopping = Event()

    def run(self):
        while not self.stopping.is_set():
            close_old_connections()
            self.stopping.wait(self._step())
        connections.close_all()

    def _step(self) -> float:
        """Goes on by a step; how long to wait before the next."""
        try:
            return 0 if indexing.follow(self.stopping.is_set) else PAUSE
        except BaseException as error:  # a panic of the engine is no Exception
            tell(logger, "没能跟进搜索的索引，过一会儿再试", error)
            connections.close_all()
            return REST

    def stop(self):
        """Returns when what is in hand is finished; a build is broken off."""
        self.stopping.set()
        self.join()
