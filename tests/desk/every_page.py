"""Every page of the desk as it is answered, in an archive with something of everything."""

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from itertools import product
from typing import NamedTuple
from uuid import uuid4

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from articles.archive import withdrawing
from articles.desk import (
    batches,
    commenting,
    discarding,
    intake,
    publication,
    second_factor,
    worklists,
)
from articles.models import Comment, Draft, Report, Submission
from tests.desk import forms
from tests.desk.forms import Form
from tests.desk.test_desk import step, work
from tests.desk.test_near_duplicates import NEWER, TEXT
from tests.records import full, of_text
from tests.whole_archive import publish, take_in

PASSWORD = "only for this test"
TITLE = "江心洲渡口添了一艘能坐一百九十人的新船，沿岸村民进城卖菜再不用等半天"
# What an address takes beside the key of a row of its own table.
GIVEN = {"app_label": ["articles", "auth"], "number": [1]}
# Tables whose rows look otherwise than each other; of the others one row is visited.
STATES = {"draft", "batch", "upload", "report"}
ALIKE = ("_history", "_delete")  # whatever the row
NOWHERE = "/admin/no/such/page/"
LEADS_OUT = "view_on_site"  # to a page of readers, by way of any table


class Page(NamedTuple):
    """A page as it was answered."""

    path: str  # where a browser finds it
    name: str  # of its address, or of the form that was sent
    status: int
    headers: dict[str, str]
    html: bytes
    template: str  # which tells kinds of pages apart


def page(path: str, name: str, answer: HttpResponse) -> Page:
    template = answer.templates[0].name if answer.templates else ""
    return Page(path, name, answer.status_code, dict(answer.headers), answer.getvalue(), template)


def fill(chief: User) -> dict[str, Form]:
    """An archive with something of everything; its forms as they could be sent."""
    client = Client()
    client.force_login(chief)
    every = forms.every(client)
    step(client, Draft.objects.get(), op="head", fields={"summary": "机器都进了山。"})
    step(client, Draft.objects.get(), op="accept", id="p1")
    for name, text in (("旧.txt", TEXT), ("新.txt", NEWER), ("坏.txt", "\0")):
        intake.receive(chief, [(name, BytesIO(text.encode()))], "")
    work()
    _drafts(chief)
    drafts = Draft.objects.filter(title__contains="渡口")
    batches.make(uuid4(), chief, "publish", {}, drafts)
    work()
    batches.make(uuid4(), chief, "withdraw", {"reason": "有误"}, Report.objects.all())
    return every


def _drafts(chief: User) -> None:
    """A draft in each state that a draft can be in."""
    for state in ("scheduled", "waiting", "failed", "broken", "deleted", "practice"):
        take_in(full(state, title=f"{TITLE}（{state}）"))
    take_in(of_text("王小禾的手机是13800138000。", slug="private"))
    by_slug = {draft.slug: draft for draft in Draft.objects.all()}
    publication.schedule(by_slug["scheduled"], chief, timezone.now() + timedelta(hours=9))
    waiting = Draft.objects.filter(slug="waiting")
    worklists.send_for_review(waiting, chief)
    worklists.hand_over(waiting, chief)
    commenting.say(by_slug["waiting"], "p1", "查一查这位的单位", chief)
    commenting.settle(commenting.say(by_slug["waiting"], "", "标题太长", chief), chief)
    Draft.objects.filter(slug="failed").update(trouble="里面有可能是个人信息的字")
    broken = by_slug["broken"].record.replace('"10%"', '"70%"')
    Draft.objects.filter(slug="broken").update(record=broken)
    discarding.discard(by_slug["deleted"], chief)
    Draft.objects.filter(slug="practice").update(is_practice=True, assigned_to=chief)
    publication.open_correction(Report.objects.get(slug="one"), chief)
    withdrawing.withdraw(publish(full("gone", title=TITLE)), "有误")


def pages(chief: User, every: dict[str, Form]) -> Iterator[Page]:
    """Each page that somebody at the desk can be shown, and some who are not yet there."""
    client = Client()
    client.force_login(chief)
    for name, path in [*addresses(), ("nothing", NOWHERE)]:
        yield page(path, name, client.get(path))
    yield from _refused(client, every)
    yield from _for_others()


def addresses() -> Iterator[tuple[str, str]]:
    """Every name of an address of the desk, with an address for each row to be looked at."""
    outside = get_resolver().reverse_dict
    _, inside = get_resolver().namespace_dict["admin"]
    for prefix, known in (("", outside), ("admin:", inside.reverse_dict)):
        for name in sorted(key for key in known if isinstance(key, str)):
            (_, parameters), *_ = known.getlist(name)[0][0]
            if (prefix or name.startswith("desk-")) and name != LEADS_OUT:
                for given in product(*(_given(name, one) for one in parameters)):
                    yield name, reverse(prefix + name, args=given)


def _given(name: str, parameter: str) -> list:
    """What an address takes in one of its places."""
    if parameter in GIVEN:
        return GIVEN[parameter]
    if parameter == "comment":
        return [Comment.objects.first().pk]
    app, table = name.split("_")[:2]
    rows = apps.get_model(app, table).objects.order_by("pk")
    if name == "articles_upload_compare":
        rows = Submission.objects.exclude(near=None)
    keys = list(rows.values_list("pk", flat=True))
    return keys if table in STATES and not name.endswith(ALIKE) else keys[:1]


def _refused(client: Client, every: dict[str, Form]) -> Iterator[Page]:
    """What is answered to forms that lack what they must hold, or ask for more first."""
    for name, (path, fields) in every.items():
        lacking = [{}, {key: fields[key] for key in fields if key in forms.CHOSEN}]
        for number, given in enumerate(lacking if "action" in fields else lacking[:1]):
            with transaction.atomic():
                answer = client.post(path, given)
                transaction.set_rollback(True)
            yield page(f"{path}?sent={number}", name, answer)


def _for_others() -> Iterator[Page]:
    """Pages of whoever may do less, is not in yet, or has done nothing yet."""
    editor = User.objects.get(username="编辑乙")
    client = Client()
    client.force_login(editor)
    for name in ("admin:index", "admin:articles_draft_changelist", "admin:auth_user_add"):
        yield page(f"{reverse(name)}?by=editor", name, client.get(reverse(name)))
    draft = reverse("admin:articles_draft_change", args=[Draft.objects.first().pk])
    yield page(f"{draft}?by=editor", "draft_change", client.get(draft))
    yield from _logging_in(editor)


def _logging_in(editor: User) -> Iterator[Page]:
    login, second = reverse("admin:login"), reverse("desk-second-step")
    client, given = Client(), {"username": editor.username, "password": PASSWORD}
    yield page(f"{login}?by=nobody", "login", client.get(login))
    wrong = {**given, "password": "x"}
    yield page(f"{login}?by=nobody&sent=wrong", "login", client.post(login, wrong))
    made = second_factor.new()
    code = second_factor.TOTP(bytes.fromhex(made["key"])).token()
    second_factor.confirm(editor, made, f"{code:06}")
    client.post(login, given)
    yield page(f"{second}?by=half", "second step", client.get(second))
    yield page(f"{second}?by=half&sent=wrong", "second step", client.post(second, {"code": "1"}))
    client.post(reverse("desk-leave"))
    for _ in range(settings.AXES_FAILURE_LIMIT):
        locked = client.post(login, wrong)
    yield page(f"{login}?by=locked", "locked", locked)
    without = Client(enforce_csrf_checks=True)
    yield page(f"{login}?by=without-token", "csrf", without.post(login, given))
    out = Client()
    out.force_login(User.objects.get(username="主编甲"))
    yield page(f"{login}?by=out", "logged out", out.post(reverse("admin:logout")))
