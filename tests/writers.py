"""Who writes, or measures, while a part of the archive is dead, and what they are told.

Each is made while all is well, begins when the part has died, and says at the end what came of it:
nothing where it was done, else the words that were told.
"""

import http.client
import json
import re
import subprocess
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from threading import Thread
from typing import Any, Protocol
from uuid import uuid4

from tests.driven import Archive, unprivileged
from tests.postgres import wait_until
from tests.records import full, of_text, write
from tests.served import Served

NUMBERS = count(1)
IMPORT, STEP, PUBLICATION = "import_reports", "编辑台的一步", "编辑台公开一篇"
LOGGED_IN = """
from django.contrib.auth.models import User
from django.test import Client
editor, _ = User.objects.get_or_create(username="editor", is_superuser=True, is_staff=True)
client = Client()
client.force_login(editor)
session = client.cookies["sessionid"].value
"""
OPEN_DRAFT = f"""{LOGGED_IN}
from articles.desk import publication
from articles.models import Report
draft = publication.open_correction(Report.objects.order_by("pk").first(), editor)
print("opened", session, draft.pk, draft.version)
"""
NEW_DRAFT = """
from django.core.management import call_command
from articles.models import Draft
call_command("import_reports", "{file}")
print("made", session, Draft.objects.get(slug="{slug}").pk)
"""
HAND_IN = """
from datetime import timedelta
from django.contrib.auth.models import User
from django.utils import timezone
from articles.desk import intake
user, _ = User.objects.get_or_create(username="handing in")
upload = intake.receive(user, [], "{number}号桥通车\\n\\n{number}号桥今年通车，长{number}米。")
upload.submissions.update(try_after=timezone.now() + timedelta(seconds={seconds}))
print("submission", upload.submissions.get().pk)
"""
TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)


class Writer(Protocol):
    """Who writes, or measures."""

    name: str

    def begin(self) -> None: ...

    def is_answered_within(self, seconds: float) -> bool: ...

    def said(self) -> str: ...


class Command:
    """A command of the archive."""

    def __init__(self, archive: Archive, *arguments: Any):
        self.archive, self.arguments, self.name = archive, arguments, arguments[0]

    def begin(self) -> None:
        self.process = self.archive.start(*self.arguments, through=unprivileged())

    def is_answered_within(self, seconds: float) -> bool:
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(seconds)
        return self.process.poll() is not None

    def said(self) -> str:
        said, _ = self.process.communicate(timeout=120)
        return said if self.process.returncode else ""


def importing(archive: Archive, served: Served) -> Command:
    """A report that is not there yet is imported and made public."""
    file = write(served.log.parent, full(f"report-{uuid4().hex[:8]}"))
    return Command(archive, IMPORT, file, "--publish")


class Measuring(Command):
    """A command that times pages, and prints as it goes on."""

    def __init__(self, archive: Archive, served: Served):
        super().__init__(archive, "bench_pages", "--times", "2")

    def said(self) -> str:
        said = super().said()
        return said if "Traceback" in said else "".join(said.splitlines(keepends=True)[-1:])


class AtDesk(Thread):
    """An editor who sends something at the desk, and what is answered."""

    type = "application/x-www-form-urlencoded"
    done = 302

    def __init__(self, archive: Archive, served: Served):
        super().__init__(name=self.name)
        self.archive, self.served = archive, served

    def begin(self) -> None:
        self.start()

    def is_answered_within(self, seconds: float) -> bool:
        self.join(seconds)
        return not self.is_alive()

    def run(self) -> None:
        try:
            self.told = self._told()
        except (OSError, http.client.HTTPException) as error:
            self.told = f"cut off: {type(error).__name__}"

    def _told(self) -> str:
        asking = http.client.HTTPConnection("127.0.0.1", self.served.port, timeout=60)
        asking.request("POST", self.path, self.given, self._head())
        answer = asking.getresponse()
        body = answer.read().decode()
        asking.close()
        return "" if answer.status == self.done else sentence_of(answer, body)

    def _head(self) -> dict[str, str]:
        token = "t" * 32
        return self.served.headers | {
            "Referer": f"https://127.0.0.1:{self.served.port}/",  # asked for where it is https
            "Cookie": f"sessionid={self.session}; csrftoken={token}",
            "X-CSRFToken": token,
            "Content-Type": self.type,
        }

    def count(self, asked: str) -> int:
        [(found,)] = self.archive.rows(f"SELECT COUNT(*) FROM {asked}")
        return found


class Step(AtDesk):
    """A step in a draft, which stands there if it was answered so, else not."""

    name, type, done = STEP, "application/json", 200

    def __init__(self, archive: Archive, served: Served):
        super().__init__(archive, served)
        self.session, self.draft, version = of_shell(archive, OPEN_DRAFT)
        self.words = f"第{next(NUMBERS)}次提要"
        self.path = f"/admin/articles/draft/{self.draft}/step/"
        own = {"op": "head", "fields": {"summary": self.words}, "step": uuid4().hex}
        self.given = json.dumps(own | {"version": int(version)})

    def said(self) -> str:
        self.join()
        kept = f"articles_draft WHERE id = {self.draft} AND record LIKE '%{self.words}%'"
        assert self.count(kept) == (not self.told), self.told
        return self.told


class Publication(AtDesk):
    """A draft made public: then there is a report and no draft, else a draft and no report."""

    name = PUBLICATION
    given = "at=&reason="

    def __init__(self, archive: Archive, served: Served):
        super().__init__(archive, served)
        self.slug = f"bridge-{uuid4().hex[:8]}"
        head = {"slug": self.slug, "published": "2021-11-05", "outlet": "示例日报"}
        file = write(served.log.parent, of_text("山脚下的桥修好了。", **head))
        asked = LOGGED_IN + NEW_DRAFT.format(file=file, slug=self.slug)
        self.session, draft = of_shell(archive, asked)
        self.path = f"/admin/articles/draft/{draft}/publish/"

    def said(self) -> str:
        self.join()
        drafts, reports = (
            self.count(f"articles_{table} WHERE slug = '{self.slug}'")
            for table in ("draft", "report")
        )
        assert (drafts, reports) == ((1, 0) if self.told else (0, 1)), (self.told, drafts, reports)
        return self.told


def sentence_of(answer: http.client.HTTPResponse, page: str) -> str:
    """What a page says that the archive is away; of any other answer more than a sentence."""
    title = TITLE.search(page)
    told = f"{title[1]}\n" if title else page
    return told if answer.status == 503 else f"{answer.status}\n{told}"


class Waiting:
    """A file that waits to be drafted, and is drafted in the end whatever became of the worker."""

    SOON = 2.0  # seconds until it may be drafted; by then the part has died

    def __init__(self, archive: Archive, served: Served):
        self.archive, self.name = archive, "后台起草"
        asked = HAND_IN.format(number=next(NUMBERS), seconds=self.SOON)
        [self.submission] = of_shell(archive, asked)

    def begin(self) -> None:
        """It waits for nobody."""

    def is_answered_within(self, seconds: float) -> bool:
        """Nobody waits for it."""
        return True

    def said(self) -> str:
        wait_until(lambda: self._state()[0] != "waiting", tries=300)
        state, message = self._state()
        return "" if state == "drafted" else f"{message}\n"

    def _state(self) -> tuple[str, str]:
        asked = f"SELECT state, message FROM articles_submission WHERE id = {self.submission}"
        return self.archive.rows(asked)[0]


def of_shell(archive: Archive, code: str) -> list[str]:
    """The words that some code prints at its end, after the first."""
    done = archive.run("shell", "--no-imports", "-c", code)
    assert done.returncode == 0, done.stdout
    return done.stdout.split("\n")[-2].split()[1:]


Maker = Callable[[Archive, Served], Writer]
WRITERS: list[Maker] = [importing, Step, Publication, Measuring, Waiting]
