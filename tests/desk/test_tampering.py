"""Whatever is sent to the desk, it says in Chinese what is wrong with it and changes nothing."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from urllib.parse import quote
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.urls import reverse

from articles.models import Draft, Name, Submission
from tests.desk.forms import Form, every
from tests.desk.test_desk import TEXT, load, work
from tests.lengths import WHOLE
from tests.whole_archive import rows

pytestmark = [pytest.mark.django_db, pytest.mark.long]

LONG = "长" * 10_000
HUGE = "9" * 30
SURROGATE = "%ED%A0%80"  # U+D800 as UTF-8 would write it, sent as it stands here
NUL = "字\0字"
SENT = [NUL, SURROGATE, "签" * 101, LONG, HUGE, "-1", "0", "abc", "[]", ""]
CHINESE = re.compile(r"[一-鿿]")
SAID = re.compile(
    r'class="(?:errornote|errorlist[^"]*|messagelist)">(.*?)</(?:p|ul)>|没有收下', re.DOTALL
)


@pytest.fixture
def chief(client):
    client.force_login(User.objects.create_superuser("主编甲", password="only for this test"))
    return client


@pytest.fixture
def forms(chief) -> dict[str, Form]:
    return every(chief)


def everything() -> dict:
    """Every row that an editor can change, the acts and accounts among them."""
    own = [list(model.objects.order_by("pk").values()) for model in (User, Group, LogEntry)]
    return {**rows(), "accounts": own}


@contextmanager
def forgotten() -> Iterator[None]:
    """What is done inside leaves no trace."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def sent_to(field: int) -> list:
    """What a field is given: every other by turns, or the whole."""
    return SENT[field % 2 :: 2] if not WHOLE else SENT


def encoded(fields: dict) -> str:
    """As a browser sends a form, but for what no browser sends."""
    pairs = [
        (name, one)
        for name, value in fields.items()
        for one in (value if isinstance(value, list) else [value])
    ]
    return "&".join(
        f"{quote(name)}={one if one == SURROGATE else quote(one)}" for name, one in pairs
    )


def post(client, address: str, fields: dict):
    kind = "application/x-www-form-urlencoded"
    return client.post(address, encoded(fields), content_type=kind, follow=True)


def changes(client, address: str, fields: dict, before: dict) -> bool:
    """Whether sending it changes something; whatever it does is forgotten again."""
    with forgotten():
        answer = post(client, address, fields)
        changed = everything() != before
    assert answer.status_code < 500, fields
    assert CHINESE.search(answer.content.decode()), fields
    return changed


FORMS = [
    *("upload", "publish", "schedule", "unschedule", "hand over", "send", "take back", "comment"),
    "practise",
    *("discard", "correct", "addresses", "withdraw", "restore"),
    *("unlist", "list", "follow", "unfollow", "version", "retag"),
    *("publish all", "hand over all", "withdraw all"),
    *("stop", "again", "undo all", "compare", "correct by it", "drop it"),
    *("merge people", "merge names", "merge tags", "person", "split", "mask", "undo"),
    *("name", "tag", "new account", "account", "password", "own password", "unlock"),
]


def test_every_form_of_the_desk_is_tried(forms):
    assert list(forms) == FORMS


@pytest.mark.parametrize("name", FORMS)
def test_no_form_falls_over_whatever_it_holds_and_whatever_row_it_names(chief, forms, name):
    address, fields = forms[name]
    before = everything()
    for at, field in enumerate(fields):
        for sent in sent_to(at):
            changed = changes(chief, address, {**fields, field: sent}, before)
            assert not (changed and sent == NUL), field
        changes(chief, address, {key: fields[key] for key in fields if key != field}, before)
        changes(chief, address, {**fields, field: SENT[4:]}, before)
    assert not changes(chief, address, {**fields, "other": NUL}, before)
    for moved in moved_to_other_rows(address):
        assert not changes(chief, moved, fields, before), moved
        with forgotten():
            assert chief.get(moved, follow=True).status_code < 500
    assert everything() == before


def moved_to_other_rows(address: str) -> set[str]:
    """The address with other numbers, and with what is none, where it names a row."""
    others = (HUGE, "0", "abc", "-1", "%00", "99999", "9223372036854775808")
    return {re.sub(r"\d+(?=/)", other, address, count=1) for other in others} - {address}


def chosen(*keys, **fields) -> dict:
    return {"_selected_action": list(map(str, keys)), **fields}


REFUSED = [
    ("retag", {"add": "签" * 101}, "有 101 字，最多 100 字"),
    ("retag", {"add": " ".join(f"签{number}" for number in range(51))}, "最多 50"),
    ("retag", chosen("abc"), "不在这个列表里"),
    ("retag", chosen(HUGE), "不在这个列表里"),
    ("publish all", chosen("abc"), "不在这个列表里"),
    ("hand over all", {"to": "99999"}, "选择一个有效的选项"),
    ("withdraw all", {"reason": NUL}, "“reason”一栏里有不能保存的控制字符"),
    ("undo all", {"key": "abc"}, "没看懂"),
    ("compare", {"choice": "abc"}, "已经决定过了"),
    ("merge people", {"kept": "99999"}, "不在所选之中"),
    ("merge people", {"kept": "abc"}, "不在所选之中"),
    ("merge people", {"kept": ""}, "不在所选之中"),
    ("merge tags", {"kept": "99999"}, "不在所选之中"),
    ("merge names", {"kept": HUGE}, "不在所选之中"),
    ("split", {"keys": "abc"}, "不是这个人的"),
    ("split", {"keys": "1"}, "不是这个人的"),
    ("split", {"keys": f"{HUGE} p1"}, "不是这个人的"),
    ("split", {"keys": "x p1"}, "不是这个人的"),
    ("tag", {"name": "签" * 101}, "不超过 100"),
    ("tag", {"name": "看不见\u200b的"}, "控制字符"),
    ("name", {"alias": "看不见\u200b的"}, "控制字符"),
    ("name", {"alias": "长" * 301}, "不超过 300"),
    ("name", {"parent": HUGE}, "这里没有"),
    ("name", {"parent": "99999"}, "选择一个有效的选项"),
    ("account", {"groups": HUGE}, "这里没有"),
    ("withdraw", {"reason": NUL}, "“reason”一栏里有不能保存的控制字符"),
    ("mask", {"reason": NUL}, "“reason”一栏里有不能保存的控制字符"),
    ("follow", {"later": "abc"}, "请选一篇公开的报道"),
    ("addresses", {"addresses": LONG}, "不是一篇报道的网址"),
    ("schedule", {"at": "0001-01-01T00:00"}, "须在以后"),
]


def test_what_is_refused_is_said(chief, forms):
    before = everything()
    for name, tampered, said in REFUSED:
        address, fields = forms[name]
        page = post(chief, address, {**fields, **tampered}).content.decode()
        assert said in page and "成功" not in "".join(SAID.findall(page)), (name, tampered)
        assert everything() == before, (name, tampered)


def test_of_names_that_are_no_kind_none_is_merged(chief, forms):
    address, fields = forms["merge names"]
    kept, same = fields["_selected_action"]
    other = Name.objects.exclude(kind="place").first()
    before = everything()
    page = post(chief, address, {**fields, **chosen(kept, same, other.pk)}).content.decode()
    assert "只能和同一种的合并" in page and everything() == before


STEPS = [
    {"op": "accept", "id": "s1"},
    {"op": "accept_all", "keys": ["s1", "p1"]},
    {"op": "reopen", "id": "s1"},
    {"op": "choose", "id": "p1", "person": "new"},
    {"op": "unschedule"},
    {"op": "redraft"},
    {"op": "turn_edit", "number": 0, "applied": True},
    {"op": "delete", "id": "s1"},
    {"op": "change", "id": "s1", "fields": {"label": "投资", "value": "1.5"}},
    {"op": "change", "id": "p1", "fields": {"name": "王小禾", "role": "厂长"}},
    {"op": "place", "id": "s1", "section": 0, "start": 6, "end": 10},
    {"op": "add", "list": "places", "section": 0, "start": 6, "end": 10, "exact": "青石桥厂"},
    {"op": "head", "fields": {"summary": "一句", "tags": "甲", "byline": "记者 丁"}},
    {"op": "paragraph", "section": 0, "paragraph": 0, "was": "", "text": "甲\n乙"},
    {"op": "heading", "section": 0, "was": "", "text": "小标题"},
    {"op": "make_heading", "section": 0, "paragraph": 0, "was": ""},
    {"op": "join_section", "section": 0, "was": ""},
]
UNKEPT = ["字\0字", "\ud800"]
TYPES = [*UNKEPT, None, 7, -1, 10**30, 1e999, float("nan"), 0.5, True, [], {}, [[]], {"a": {}}]
TYPES += ["", "x", LONG, "签" * 101, "1e999999999999", "1e-999999999999", "s1", "people"]


def steps_of(step: dict) -> Iterator[dict]:
    """The step with each of its fields otherwise, and without it."""
    keyed = {"version": 1, "step": uuid4().hex, "known": "", **step}
    for at, field in enumerate(keyed):
        yield from ({**keyed, field: given} for given in types_for(at))
        yield {key: value for key, value in keyed.items() if key != field}
    for at, field in enumerate(step.get("fields", ())):
        yield from (
            {**keyed, "fields": {**step["fields"], field: given}} for given in types_for(at)
        )


def types_for(field: int) -> list:
    """What a field is given: a third of all by turns, or the whole."""
    return TYPES[field % 3 :: 3] if not WHOLE else TYPES


def take_step(client, address: str, body: str):
    return client.post(address, body, content_type="application/json")


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step["op"])
def test_no_step_falls_over_whatever_it_says(chief, step):
    load(chief, pasted=TEXT)
    work()
    draft = Draft.objects.get()
    address = reverse("admin:articles_draft_step", args=[draft.pk])
    before = everything()
    for given in steps_of(step):
        with forgotten():
            answer = take_step(chief, address, json.dumps(given))
            told = answer.json()
            if answer.status_code != 200:
                assert everything() == before, given
        assert answer.status_code in {200, 400, 409}, given
        assert answer.status_code == 200 or CHINESE.search(told["message"]), given
        if any(unkept in json.dumps(given, ensure_ascii=False) for unkept in ("\\u0000", "\ud800")):
            assert answer.status_code == 400, given


@pytest.mark.parametrize(
    "body",
    ["", "{", "[]", "7", "null", '"x"', "[" * 200_000, '{"version": 1e999}', "\0", "{}" * 2],
)
def test_what_is_no_step_is_said_to_be_none(chief, body):
    load(chief, pasted=TEXT)
    work()
    before = everything()
    address = reverse("admin:articles_draft_step", args=[Draft.objects.get().pk])
    answer = take_step(chief, address, body)
    assert answer.status_code == 400 and "没看懂这一步" in answer.json()["message"]
    assert everything() == before


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"op": "accept", "id": "s99"}, "已经不在了"),
        ({"op": "reopen", "id": LONG}, "已经不在了"),
        ({"op": "choose", "id": "s99", "person": "new"}, "已经不在了"),
        ({"op": "choose", "id": "p1", "person": "nobody"}, "没有这一位"),
        ({"op": "head", "fields": {"title": ["甲"]}}, "“标题”一栏要填文字"),
        ({"op": "head", "fields": {"tags": {"甲": 1}}}, "“标签”一栏要填文字"),
        ({"op": "change", "id": "s1", "fields": {"label": []}}, "“所指”一栏要填文字"),
        ({"op": "change", "id": "s1", "fields": {"value": "1e99999999"}}, "太大"),
    ],
)
def test_a_step_that_is_refused_says_why(chief, given, said):
    load(chief, pasted=TEXT)
    work()
    before = everything()
    address = reverse("admin:articles_draft_step", args=[Draft.objects.get().pk])
    answer = take_step(chief, address, json.dumps({"version": 1, "step": uuid4().hex, **given}))
    assert answer.status_code == 400 and said in answer.json()["message"]
    assert everything() == before


def test_a_zip_that_is_broken_is_said_to_be(chief):
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", TEXT)
    load(chief, ("坏.zip", packed.getvalue().replace(b"PK\x01\x02", b"xxxx")))
    told = Submission.objects.get()
    assert told.state == "refused" and "压缩包坏了" in told.message
