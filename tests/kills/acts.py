"""The acts that are killed: how each is prepared, begun and done again, and what it has told."""

import re
from abc import ABC, abstractmethod
from datetime import timedelta
from io import StringIO
from pathlib import Path
from uuid import uuid4

from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db.models import Count
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.archive.importing import Orders, import_file
from articles.desk import asking, batches, last_check
from articles.management.backups import verifying
from articles.models import Batch, BatchItem, Draft, Person, Report
from articles.search import indexing, results
from articles.search.query import parse
from tests.kills.holdings import Holdings
from tests.kills.place import Place
from tests.kills.reports import NAMES, PUBLIC, corrected, folder_of, report
from tests.kills.started import Answer, Command, Request
from tests.records import as_json

SAVED = re.compile(r"^(?:新增|更正)  .* → (\S+)$")


class Act(ABC):
    """Something that is done to the archive, and may be killed."""

    name: str
    promise: str
    piecemeal = False  # each report is an act of its own
    changes = True

    def __init__(self, place: Place, fault: str = ""):
        self.place, self.fault = place, fault

    def prepare(self) -> None:  # noqa: B027 - most acts need nothing more
        """Brings the archive with its public reports to where the act can be done."""

    @abstractmethod
    def start(self) -> Command | Request: ...

    @abstractmethod
    def again(self) -> None:
        """Does it once more, or what is left of it."""

    def told(self, answer: Answer, after: Holdings) -> Holdings:
        """What it has said is saved."""
        return {}

    def wrong(self, answer: Answer) -> list[str]:
        """What else does not hold after a kill."""
        return []

    def wrong_at_last(self) -> list[str]:
        """What else does not hold when it was done again."""
        return []


class OfCommand(Act):
    arguments: tuple[str, ...]

    def start(self) -> Command:
        return Command(*self.arguments, PLANTED=self.fault)

    def again(self) -> None:
        call(*self.arguments)


class Importing(OfCommand):
    name = "导入"
    promise = "每篇全有或全无，报了“新增”的都在"
    piecemeal = True
    reports = tuple(report(number) for number in range(PUBLIC, PUBLIC + 8))
    orders: tuple[str, ...] = ()

    @property
    def arguments(self) -> tuple[str, ...]:
        folder = folder_of(self.place.folder / f"files-{type(self).__name__}", self.reports)
        return ("import_reports", str(folder), "--publish", *self.orders)

    def told(self, answer: Answer, after: Holdings) -> Holdings:
        saved = filter(None, map(SAVED.match, answer.lines))
        return {key: after[key] for key in (("report", one[1]) for one in saved)}


class CorrectingByImport(Importing):
    name = "更正（导入）"
    promise = "每篇是旧版或新版，报了“更正”的都在"
    reports = tuple(corrected(number) for number in range(PUBLIC))
    orders = ("--reason", "补提要")


class OfDesk(Act):
    """A form of the desk, sent to the web server."""

    @abstractmethod
    def form(self) -> tuple[str, dict]: ...

    def start(self) -> Request:
        return Request(*self.form(), self.place.session)

    def again(self) -> None:
        client = Client(headers={"host": "127.0.0.1"})
        client.cookies["sessionid"] = self.place.session
        path, fields = self.form()
        assert client.post(path, fields).status_code == 302

    def told(self, answer: Answer, after: Holdings) -> Holdings:
        return after if answer.status == 302 else {}


class Publishing(OfDesk):
    name = "公开（编辑台）"
    promise = "公开了或还是草稿，答了 302 的都在"
    record = report(PUBLIC)

    def prepare(self) -> None:
        import_file(as_json(self.record), "draft.json", Orders())
        self.answered = [one.key for one in asking.questions(Draft.objects.get())]

    def form(self) -> tuple[str, dict]:
        # its number, since it may be gone
        fields = {"at": "", "reason": "补提要", "answered": self.answered}
        return reverse("admin:articles_draft_publish", args=[1]), fields


class Correcting(Publishing):
    name = "更正（编辑台）"
    promise = "是旧版或新版，答了 302 的都在"
    record = corrected(0)


class PublishingDue(OfCommand):
    name = "到时公开（后台）"
    promise = "每篇公开了或还等着，再起动就公开完"
    piecemeal = True
    arguments = ("work", "--once")

    def prepare(self) -> None:
        now = timezone.now()
        for number in range(PUBLIC, PUBLIC + 6):  # one after the other, whatever is tried twice
            import_file(as_json(report(number)), f"{number}.json", Orders())
            due = now - timedelta(minutes=60 - number)
            Draft.objects.filter(slug=f"report-{number}").update(publish_at=due)


class PublishingAll(PublishingDue):
    name = "批量公开（后台）"
    promise = "每篇公开了或还等着，再起动就做完，没有一篇做了两次"

    def prepare(self) -> None:
        for number in range(PUBLIC, PUBLIC + 6):
            import_file(as_json(report(number)), f"{number}.json", Orders())
        anyway, drafts = {"anyway": True}, Draft.objects.order_by("pk")
        batches.make(uuid4(), User.objects.first(), Batch.Kind.PUBLISH, anyway, drafts)

    def wrong_at_last(self) -> list[str]:
        undone = BatchItem.objects.exclude(state=BatchItem.State.DONE)
        wrong = [f"{item} {item.state} {item.message}" for item in undone]
        reports = Report.objects.annotate(versions=Count("revisions"))
        return wrong + [f"{one} twice" for one in reports.filter(versions__gt=1)]


class Merging(OfDesk):
    name = "合并"
    promise = "全并了或一个没并，答了 302 的都在"

    def form(self) -> tuple[str, dict]:
        people = list(Person.objects.exclude(name=NAMES[0]).order_by("pk"))
        fields = {"action": "merge", "_selected_action": [one.pk for one in people]}
        fields |= {"kept": people[0].pk, "reason": "同一人"}
        return reverse("admin:articles_person_changelist"), fields


class Masking(OfDesk):
    name = "隐去姓名"
    promise = "处处隐去了或一处没动，答了 302 的都在"

    def prepare(self) -> None:
        self.number = Person.objects.filter(name=NAMES[0]).order_by("pk").first().pk

    def form(self) -> tuple[str, dict]:
        fields = {"reason": "有人请求", "everywhere": "on"}
        return reverse("admin:articles_person_mask", args=[self.number]), fields


class BackingUp(Act):
    name = "备份"
    promise = "备份完好或没有，下一次备份不留残余"
    changes = False

    @property
    def backups(self) -> Path:
        return self.place.var / "backups"

    def start(self) -> Command:
        return Command("backup", self.backups / "first", PLANTED=self.fault)

    def again(self) -> None:
        call("backup", self.backups / "next")

    def wrong(self, answer: Answer) -> list[str]:
        """A folder that can be seen is whole, and there where it was told."""
        made = self.backups / "first"
        return _refusal(made) if made.exists() or "已备份到" in answer.words else []

    def wrong_at_last(self) -> list[str]:
        left = sorted(path.name for path in self.backups.iterdir())
        wrong = _refusal(self.backups / "next")
        if set(left) - {"first", "next"}:
            wrong.append(f"{left} are left")
        return wrong


class Restoring(Act):
    name = "恢复"
    promise = "没有档案，或是完整的；可以再来一次"

    def prepare(self) -> None:
        """What the last check has seen of the log is more than the backup holds."""
        self.backup = self.place.folder / "to-restore"
        call("backup", self.backup)
        import_file(as_json(report(PUBLIC)), "later.json", Orders(publish=True))
        call("check_archive", "--keep")
        kept = (self.place.var / "check.json").read_bytes()
        self.place.clear()
        self.place.var.mkdir()
        (self.place.var / "check.json").write_bytes(kept)

    def start(self) -> Command:
        return Command("restore", self.backup, PLANTED=self.fault)

    def again(self) -> None:
        """Where it was whole it says so and is left alone."""
        self.place.let_go()
        command = Command("restore", self.backup)
        command.begin()
        answer = command.answer()
        if answer.status and "已有档案" in answer.words:
            call("migrate", verbosity=0)
        else:
            assert answer.status == 0, answer.words

    def told(self, answer: Answer, after: Holdings) -> Holdings:
        return after if "已恢复" in answer.words else {}

    def wrong_at_last(self) -> list[str]:
        key = (self.place.var / "secret_key").read_text("utf-8")
        wrong = [] if key == (self.backup / "secret_key").read_text("utf-8") else ["another key"]
        if last_check.read():
            wrong.append("another archive's check is kept")
        return wrong + [f"{path} is left" for path in self.place.var.glob("*.restoring*")]


class Rebuilding(OfCommand):
    name = "重建索引"
    promise = "照旧能搜，再建就是新的"
    changes = False
    arguments = ("rebuild_search",)

    def prepare(self) -> None:
        """Some of the reports have changed since the index was made."""
        call("rebuild_search")
        for number in range(2):
            import_file(as_json(corrected(number)), "a.json", Orders(publish=True, reason="补"))

    def wrong(self, answer: Answer) -> list[str]:
        """Readers find every report that has not changed, or all of them anew."""
        found, changed = _found(), {"report-0", "report-1"}
        return [] if found in (_public(), _public() - changed) else [f"readers find {found}"]

    def wrong_at_last(self) -> list[str]:
        """The worker follows, what was broken off is gone, and index and archive agree."""
        call("work", "--once")
        found = _found()
        wrong = [] if found == _public() else [f"readers find only {found}"]
        if indexing.is_behind():
            wrong.append("the index is behind")
        builds = list((self.place.var / "search").glob("build-*"))
        return wrong + ([f"{builds} are left"] if len(builds) > 1 else [])


class Following(Rebuilding):
    name = "跟进索引（后台）"
    promise = "照旧能搜，后台再起动就跟上"
    arguments = ("work", "--once")


def _found() -> set[str]:
    keys = results.find(parse(""), {}, size=500).keys
    return set(Report.objects.filter(pk__in=keys).values_list("slug", flat=True))


def _public() -> set[str]:
    return set(Report.objects.public().values_list("slug", flat=True))


def _refusal(backup: Path) -> list[str]:
    try:
        verifying.verify(backup)
    except (CommandError, OSError) as error:
        return [str(error)]
    return []


def call(*arguments, **options) -> None:
    call_command(*map(str, arguments), stdout=StringIO(), stderr=StringIO(), **options)


ACTS: dict[str, type[Act]] = {
    act.__name__: act
    for act in (
        *(Importing, CorrectingByImport, Publishing, Correcting, PublishingDue),
        *(PublishingAll, Merging, Masking),
        *(BackingUp, Restoring, Rebuilding, Following),
    )
}
