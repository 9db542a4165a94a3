"""Whatever the desk says of accounts, log-ins and refusals, it says in Chinese."""

import re
from html import unescape

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse

from articles.admin import rights
from articles.desk import second_factor

pytestmark = pytest.mark.django_db

PASSWORD = "青石桥 only for this test"
UNSEEN = re.compile(r"(?s)<(script|style|svg|title|head)\b.*?</\1>|<[^>]+>")
SAID = re.compile(r'\b(?:placeholder|title|alt|aria-label)="([^"]*)"')
# names, keys of a keyboard, and what is typed in a terminal
NAMES = re.compile(
    r"chief|editor|root|nobody|TOTP|Microsoft|Authenticator|Google|FreeOTP|cookie|Word|docx|zip|GBK"
    r"|JSON|SHA|UTC|Mac|Control|Command|Ctrl|Alt|Shift|Esc|check|archive|timer"
)


def account(name, role):
    user = User.objects.create_user(name, password=PASSWORD)
    user.groups.add(Group.objects.get(name=role))
    return user


def latin(answer) -> list[str]:
    """Words of a page that are not Chinese, but for names."""
    html = answer.content.decode()
    html = re.sub(r'(?s)<[^>]*translate="no".*?</(?:p|ol)>', "", html)
    seen = [unescape(UNSEEN.sub(" ", html)), *map(unescape, SAID.findall(html))]
    words = {word for text in seen for word in re.findall(r"[A-Za-z]{2,}", text)}
    return sorted(word for word in words if not NAMES.fullmatch(word))


@pytest.fixture
def accounts():
    root = User.objects.create_superuser("root", password=PASSWORD)
    return {"root": root, "chief": account("chief", "主编"), "editor": account("editor", "编辑")}


def pages(editor, chief):
    own = [editor.pk]
    yield from (reverse(f"admin:auth_user_{name}") for name in ("changelist", "add"))
    for user in (editor, chief):
        for name in ("change", "history", "password_change"):
            yield reverse(f"admin:auth_user_{name}", args=[user.pk])
    yield reverse("admin:auth_user_delete", args=own)
    yield from (reverse(f"admin:auth_group_{name}") for name in ("changelist", "add"))
    yield reverse("admin:auth_group_change", args=[Group.objects.first().pk])
    yield reverse("admin:app_list", args=["auth"])
    names = ["admin:index", "desk-own-account", "desk-set-up", "desk-help", "admin:password_change"]
    yield from map(reverse, [*names, "admin:password_change_done"])


@pytest.mark.parametrize("who", ["root", "chief", "editor"])
def test_every_page_about_accounts(client, accounts, who):
    client.force_login(accounts[who])
    found = {}
    for path in pages(accounts["editor"], accounts["chief"]):
        answer = client.get(path)
        assert answer.status_code in {200, 403, 404}, path
        found[path] = latin(answer) if answer.status_code != 404 else []
    assert {path: words for path, words in found.items() if words} == {}


def test_every_refusal_of_a_form(client, accounts):
    client.force_login(accounts["root"])
    for given in ({}, {"username": "editor", "password1": "1", "password2": "2"}):
        given |= {"email": "x", "groups": ["x"]}
        assert latin(client.post(reverse("admin:auth_user_add"), given)) == []
        for name in ("change", "password_change"):
            address = reverse(f"admin:auth_user_{name}", args=[accounts["editor"].pk])
            assert latin(client.post(address, given)) == []
        assert latin(client.post(reverse("admin:password_change"), given)) == []
    gone = reverse("admin:auth_user_changelist")
    assert latin(client.post(gone, {"action": "unlock"}, follow=True)) == []


def test_logging_in_and_out(accounts):
    client = Client(enforce_csrf_checks=True)
    refused = client.post(reverse("admin:login"), {})
    assert refused.status_code == 403 and latin(refused) == []
    client = Client()
    for given in ({}, {"username": "nobody", "password": "x"}):
        assert latin(client.post(reverse("admin:login"), given)) == []
    made = second_factor.new()
    code = second_factor.TOTP(bytes.fromhex(made["key"])).token()
    second_factor.confirm(accounts["editor"], made, f"{code:06}")
    given = {"username": "editor", "password": PASSWORD}
    client.post(reverse("admin:login"), given)
    for answer in (client.get, client.post):
        assert latin(answer(reverse("desk-second-step"))) == []
    client.force_login(accounts["chief"])
    assert latin(client.post(reverse("admin:logout"))) == []


def test_a_403_says_whom_to_ask(client, accounts):
    client.force_login(accounts["editor"])
    answer = client.get(reverse("admin:auth_user_add"))
    assert answer.status_code == 403
    assert "请找主编" in answer.content.decode() and answer["Cache-Control"]


def test_no_role_has_a_right_that_the_form_of_its_group_would_take_away():
    held = set(Permission.objects.filter(group__isnull=False).values_list("pk", flat=True))
    assert held and held <= set(rights.offered().values_list("pk", flat=True))


def test_a_group_keeps_its_rights_when_it_is_saved(client, accounts):
    client.force_login(accounts["root"])
    group = Group.objects.get(name="编辑")
    held = set(group.permissions.values_list("pk", flat=True))
    given = {"name": "编辑", "permissions": sorted(held)}
    client.post(reverse("admin:auth_group_change", args=[group.pk]), given)
    assert set(group.permissions.values_list("pk", flat=True)) == held
