import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median
from time import perf_counter, process_time
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles.archive import importing
from articles.desk import publication
from articles.management.measuring import long_drafts
from articles.management.measuring.reader import Reader
from articles.models import Draft, Report

SIZES = [(112_000, 500), (124_000, 1_900)]  # characters, figures
DIGEST = re.compile('data-digest="([^"]+)"')
EDIT = {"name": "标点", "before": "田就活了！", "after": "田就活了。", "applied": True}


class Command(BaseCommand):
    help = "量一量核对很长的草稿时，点一下要多少毫秒，答复多大（程序内，不含网络）。"

    def add_arguments(self, parser):
        parser.add_argument("--times", type=int, default=5, help="每样点几次")

    def handle(self, *args, times, **options):
        if not settings.SAMPLE_DATA:
            raise CommandError("只在示例数据上量；请用 make bench")
        for characters, figures in SIZES:
            with transaction.atomic():
                self._measure(correction(characters, figures), times)
                transaction.set_rollback(True)

    def _measure(self, draft: Draft, times: int) -> None:
        given = json.loads(draft.record)
        characters = sum(len(p) for section in given["sections"] for p in section["paragraphs"])
        figures = len(given["statistics"])
        self.stdout.write(f"更正 {characters} 字、{figures} 项数据的报道；每样 {times} 次")
        self.stdout.write(f"{'p50 毫秒':>8} {'处理器':>7} {'KB':>7}  点的是")
        client = Reader()
        client.force_login(draft.edited_by)
        page = partial(client.get, reverse("admin:articles_draft_change", args=[draft.pk]))
        self._tell("打开", page, times)
        known = "".join(DIGEST.findall(page().content.decode()))  # what the screen shows
        for step in steps(given):
            self._tell(step["op"], partial(click, client, draft, {**step, "known": known}), times)

    def _tell(self, what: str, ask: Callable[[], HttpResponse], times: int) -> None:
        asked = [_asked(ask) for _ in range(times + 1)][1:]  # the first pays for what is loaded
        whole, own, sizes = (median(column) for column in zip(*asked, strict=True))
        self.stdout.write(f"{whole:10.0f} {own:10.0f} {sizes / 1024:7.0f}  {what}")


def correction(characters: int, figures: int) -> Draft:
    """The draft that corrects a long report which is public."""
    outcome = importing.import_record(long_drafts.record(characters, figures))
    user = User.objects.create_superuser(f"bench-{uuid4().hex}")
    draft = publication.open_correction(Report.objects.get(slug=outcome.slug), user)
    draft.edits, draft.publish_at = [EDIT], None
    draft.save()
    return draft


def steps(given: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """One step of each kind that an editor can do."""
    lines = given["sections"][1]["paragraphs"]
    second, heading = lines[1], given["sections"][1]["heading"]
    number = second.index("号渠")
    chosen = {"section": 1, "start": len(lines[0]) + 2, "end": len(lines[0]) + 1 + number}
    yield {"op": "accept", "id": "s9"}
    yield {"op": "reopen", "id": "s9"}
    yield {"op": "choose", "id": "p1", "person": "new"}
    yield {"op": "turn_edit", "number": 0, "applied": True}
    yield {"op": "unschedule"}
    yield {"op": "change", "id": "s9", "fields": {"label": "疏浚长度"}}
    yield {"op": "place", "id": "s9", **chosen}
    yield {"op": "add", "list": "statistics", **chosen}
    yield {"op": "delete", "id": "s9"}
    yield {"op": "head", "fields": {"summary": "渠道都通了。"}}
    yield {"op": "paragraph", "section": 1, "paragraph": 1, "was": second, "text": f"{second}又。"}
    yield {"op": "heading", "section": 1, "was": heading, "text": "头一片"}
    yield {"op": "make_heading", "section": 1, "paragraph": 1, "was": second}
    yield {"op": "join_section", "section": 1, "was": heading}


def click(client: Client, draft: Draft, step: dict[str, Any]) -> HttpResponse:
    """The answer to a step on the draft as it is, and all as before."""
    address = reverse("admin:articles_draft_step", args=[draft.pk])
    given = {**step, "version": draft.version, "step": uuid4().hex}
    with transaction.atomic():
        answer = client.post(address, json.dumps(given), content_type="application/json")
        transaction.set_rollback(True)
    if answer.status_code != 200:
        raise CommandError(f"{step['op']}：{answer.status_code} {answer.content.decode()[:300]}")
    return answer


def _asked(ask: Callable[[], HttpResponse]) -> tuple[float, float, int]:
    """The milliseconds that an answer took, those of this process alone, and its bytes."""
    began, own = perf_counter(), process_time()
    answer = ask()
    return (perf_counter() - began) * 1000, (process_time() - own) * 1000, len(answer.content)
