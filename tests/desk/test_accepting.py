"""Many facts accepted with one step, and what is left open then."""

import pytest
from django.contrib.auth.models import User

from articles.models import Draft, Step
from tests.desk.test_steps import editor, send
from tests.records import full, manager, paper, statistic
from tests.whole_archive import publish, take_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(client):
    client.force_login(User.objects.create_superuser("主编甲", password="only for this test"))
    return client


def taken_in(fields):
    take_in(fields)
    return Draft.objects.get()


@pytest.fixture
def draft():
    return taken_in(full())


def accept_all(client, draft, *keys, **more):
    return send(client, draft, op="accept_all", keys=list(keys), **more)


def accepted():
    return Draft.objects.get().accepted


def test_all_are_accepted_with_one_step_and_one_undo(chief, draft):
    told = accept_all(chief, draft, "s8", "s7", "n1").json()
    assert accepted() == ["n1", "s7", "s8"] and told["left"] == ""
    assert Step.objects.get().act == "accept_all"
    send(chief, draft, op="undo", version=draft.version + 1)
    assert accepted() == []


def test_what_lacks_something_is_left_open_and_named_with_why(chief):
    draft = taken_in(
        paper("a1", people=[manager()], statistics=[statistic("10吨", 10, unit=None, id="s8")])
    )
    told = accept_all(chief, draft, "s8", "p1").json()
    assert accepted() == ["p1"]
    assert told["left"] == "1 项没有一起核对，请逐项看：“10吨”没有单位"


def test_a_person_whose_namesakes_are_not_told_apart_is_left_open(chief):
    publish(paper("old", people=[manager()]))
    draft = taken_in(paper("new", people=[manager()]))
    assert "同名" in accept_all(chief, draft, "p1").json()["left"]
    assert accepted() == []
    send(chief, draft, op="choose", id="p1", person="new")
    assert accept_all(chief, Draft.objects.get(), "p1").json()["left"] == ""
    assert accepted() == ["p1"]


def test_what_another_changed_meanwhile_is_left_open_and_named(chief, draft):
    other = editor("编辑", "编辑乙")
    send(other, draft, op="change", id="s8", fields={"label": "另一种产量"})
    send(other, draft, op="reopen", id="s8", version=draft.version + 1)
    told = accept_all(chief, draft, "s8", "s7", version=draft.version).json()
    assert accepted() == ["s7"]
    assert told["left"] == "1 项没有一起核对，请逐项看：“10余万件”别人刚改过"


def test_what_another_deleted_or_accepted_meanwhile_holds_up_nothing(chief, draft):
    other = editor("编辑", "编辑乙")
    send(other, draft, op="delete", id="n1")
    send(other, draft, op="accept", id="s8", version=draft.version + 1)
    answer = accept_all(chief, draft, "n1", "s8", "s7", version=draft.version)
    assert (answer.status_code, answer.json()["left"], accepted()) == (200, "", ["s7", "s8"])


def test_a_step_that_comes_twice_says_the_same(chief, draft):
    step = {"step": "5" * 32, "version": draft.version}
    first, second = (accept_all(chief, draft, "s8", "s9", **step).json() for _ in range(2))
    assert first["left"] == second["left"] and Step.objects.count() == 1


@pytest.mark.parametrize("keys", [None, 7, [["s8"]], {"s8": 1}, "s8"])
def test_what_no_screen_sends_is_refused_or_does_nothing(chief, draft, keys):
    answer = send(chief, draft, op="accept_all", keys=keys)
    assert answer.status_code in {200, 400}
    assert set(accepted()) <= {"s8"}
