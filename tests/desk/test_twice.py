"""Whatever is sent to the desk twice, one after another or at once, is done once."""

import os
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection, connections, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.archive.merging import merge
from articles.archive.proof import failures
from articles.models import Act, Draft, Name, Person, Report, Tag
from articles.models.standing import left
from tests.answers import answers
from tests.desk.test_desk import TEXT, load, work
from tests.postgres import wait_until
from tests.records import full
from tests.whole_archive import acts, count, publish

PASSWORD = "only for this test"
AT_ONCE = 6
WAITING = """
    SELECT count(*) FROM pg_stat_activity
    WHERE wait_event_type = 'Lock' AND datname = current_database()
"""


def chief() -> Client:
    client = Client()
    own = {"username": "主编甲", "is_superuser": True, "is_staff": True}
    client.force_login(User.objects.filter(**own).first() or told(User.objects.create(**own)))
    return client


def told(account: User) -> User:
    """An account that the log tells of."""
    Act.objects.record(Act.Kind.ADD, f"用户“{account}”", left=left(account))
    return account


def at(name, *args):
    return reverse(f"admin:{name}", args=args)


def action(rows, name="merge", **fields):
    return {"action": name, "_selected_action": [row.pk for row in rows], **fields}


def asked(number):
    """What the page of a batch sends along."""
    return {"batch": str(uuid4()), "number": number}


def with_draft():
    load(chief(), pasted=TEXT)
    work()
    return Draft.objects.get()


def two_people():
    publish(full("one"))
    publish(full("two", people=[{**full()["people"][0], "organisation": "先进厂"}]))
    return list(Person.objects.order_by("pk"))


def publishing():
    draft = with_draft()
    given = {"at": "", "reason": "", **answers(draft)}
    return at("articles_draft_publish", draft.pk), given


def correcting_goes_out():
    report = publish(full())
    chief().post(at("articles_report_correct", report.pk))
    draft = Draft.objects.get()
    Draft.objects.update(record=draft.record.replace('"summary": null', '"summary": "补上"'))
    return at("articles_draft_publish", draft.pk), {"at": "", "reason": "补提要", **answers(draft)}


def scheduling():
    draft = with_draft()
    given = {"at": "2099-01-01T08:00", "reason": "", **answers(draft)}
    return at("articles_draft_publish", draft.pk), given


def cancelling():
    address, fields = scheduling()
    chief().post(address, fields)
    return at("articles_draft_unschedule", Draft.objects.get().pk), {}


def handing_over():
    draft = with_draft()
    return at("articles_draft_hand_over", draft.pk), {"to": User.objects.get().pk}


def sending_for_review():
    return at("articles_draft_send", with_draft().pk), {}


def taking_back():
    address, fields = sending_for_review()
    chief().post(address, fields)
    return at("articles_draft_take_back", Draft.objects.get().pk), {}


def commenting():
    return at("articles_draft_comments", with_draft().pk), {"place": "", "words": "查一查"}


def discarding():
    return at("articles_draft_delete", with_draft().pk), {"post": "yes"}


def practising():
    return at("articles_draft_practise"), {}


def correcting():
    return at("articles_report_correct", publish(full()).pk), {}


def bringing_back():
    report = publish(full())
    publish({**full(), "summary": "改过"}, reason="补提要")
    return at("articles_report_version", report.pk, 1), {}


def withdrawing():
    return at("articles_report_withdraw", publish(full()).pk), {"reason": "有误"}


def restoring():
    address, fields = withdrawing()
    chief().post(address, fields)
    return at("articles_report_restore", Report.objects.get().pk), {}


def unlisting():
    return at("articles_report_unlist", publish(full()).pk), {"reason": "有人请求"}


def listing():
    address, fields = unlisting()
    chief().post(address, fields)
    return at("articles_report_list", Report.objects.get().pk), {}


def following():
    first, later = publish(full("one")), publish(full("two"))
    return at("articles_report_follow", first.pk), {"later": later.slug}


def unfollowing():
    address, fields = following()
    chief().post(address, fields)
    return address.replace("follow", "unfollow"), {}


def old_addresses():
    fields = {"addresses": "https://old.example/a/1"}
    return at("articles_report_addresses", publish(full()).pk), fields


def retagging():
    reports = publish(full("one")), publish(full("two"))
    given = {**asked(2), "add": "农业", "remove": "工业"}
    return at("articles_report_changelist"), action(reports, "tags_all", **given)


def merging():
    people = two_people()
    return at("articles_person_changelist"), action(people, kept=people[0].pk, reason="同一人")


def splitting():
    one, other = two_people()
    merge(one, other)
    report = Report.objects.get(slug="two")
    return at("articles_person_split", one.pk), {"keys": f"{report.pk} p1"}


def masking():
    publish(full())
    fields = {"reason": "有人请求", "everywhere": "on"}
    return at("articles_person_mask", Person.objects.get().pk), fields


def undoing():
    address, fields = merging()
    chief().post(address, fields)
    return at("articles_act_undo", acts().get(kind="merge").pk), {}


def naming_otherwise():
    publish(full())
    name = Name.objects.filter(kind="place").first()
    return at("articles_name_change", name.pk), {"parent": "", "alias": "青石老桥"}


def renaming_a_tag():
    publish(full())
    return at("articles_tag_change", Tag.objects.get(name="工业").pk), {
        "name": "制造业",
        "batch": str(uuid4()),
    }


def merging_tags():
    publish(full())
    tags = list(Tag.objects.order_by("pk"))
    return at("articles_tag_changelist"), action(tags, kept=tags[0].pk, batch=str(uuid4()))


def handing_in():
    return at("articles_upload_add"), {"pasted": TEXT}


def making_an_account():
    group = Group.objects.get_or_create(name="编辑")[0]
    fields = {"username": "乙", "last_name": "乙", "groups": group.pk}
    return at("auth_user_add"), {
        **fields,
        "password1": "long for a test 1",
        "password2": "long for a test 1",
    }


def account():
    made = User.objects.create_user("丙", password=PASSWORD)
    made.groups.add(Group.objects.get_or_create(name="编辑")[0])
    return told(made)


def setting_a_password():
    fields = {"password1": "long for a test 2", "password2": "long for a test 2"}
    return at("auth_user_password_change", account().pk), fields


ACTS = [
    *(publishing, correcting_goes_out, scheduling, discarding, correcting, bringing_back),
    *(cancelling, handing_over, sending_for_review, taking_back, commenting, practising),
    *(withdrawing, restoring, unlisting, listing, following, unfollowing, old_addresses),
    *(retagging, merging, splitting, masking, undoing, naming_otherwise, renaming_a_tag),
    *(merging_tags, handing_in, making_an_account, setting_a_password),
]


def answer(client: Client, address: str, fields: dict) -> tuple:
    """Where an act leads, and what it says was done."""
    answered = client.post(address, fields)
    said = [str(message) for message in answered.wsgi_request._messages]
    return answered.status_code, answered.get("Location"), said


@pytest.mark.django_db
@pytest.mark.parametrize("act", ACTS)
def test_the_second_is_answered_as_the_first_and_changes_nothing(act):
    address, fields = act()
    first = answer(chief(), address, fields)
    assert first[0] == 302
    done = count(), User.objects.count()
    assert answer(chief(), address, fields) == first
    assert (count(), User.objects.count()) == done
    assert list(failures()) == []


@pytest.mark.django_db
def test_a_draft_that_the_worker_published_a_moment_ago_is_out():
    first, fields = publishing()
    done = answer(chief(), first, fields)
    load(chief(), pasted=TEXT.replace("青石桥", "红柳"))
    work()
    draft = Draft.objects.get()
    by_hand = at("articles_draft_publish", draft.pk)
    fields = {"at": "", "reason": "", **answers(draft)}
    chief().post(by_hand, fields | {"at": "2099-01-01T08:00"})
    Draft.objects.update(publish_at=timezone.now())
    work()
    out = Report.objects.latest("pk")
    page = at("articles_report_change", out.pk)
    assert out.title != TEXT.partition("\n")[0]
    assert answer(chief(), by_hand, fields) == (302, page, done[2])
    assert chief().get(by_hand).status_code == 404
    assert chief().post(at("articles_draft_publish", 10**6), fields).status_code == 404


NEW = "柳树成荫了 2 for a test"
OWN = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}


def with_password() -> Client:
    """The chief, who has looked at a page, so that no session waits to be written."""
    client = chief()
    user = User.objects.get()
    user.set_password(PASSWORD)
    user.save()
    client.force_login(user)
    client.get(at("index"))
    return client


@pytest.mark.django_db
def test_one_s_own_password_is_changed_once_and_answered_twice():
    client, address = with_password(), at("password_change")
    first = answer(client, address, OWN)
    assert first[:2] == (302, at("password_change_done"))
    done = count()
    assert answer(client, address, OWN) == first and count() == done
    assert client.get(at("index")).status_code == 200
    assert client.post(address, OWN | {"new_password2": "另一个柳树 2"}).status_code == 200
    Act.objects.record(Act.Kind.CHANGE, "另一事", User.objects.get())
    assert client.post(address, OWN).status_code == 200  # long after, the old one is wrong


@pytest.mark.skipif("DATABASE_URL" not in os.environ, reason="tried on PostgreSQL: --postgres")
class TestAtOnce:
    @pytest.mark.django_db(transaction=True)
    def test_one_s_own_password_sent_twice_by_one_login(self):
        """Both have come in before either is done."""
        clients = [with_password(), Client()]
        clients[1].cookies.update(clients[0].cookies)

        def press(client):
            try:
                return answer(client, at("password_change"), OWN)
            finally:
                connections.close_all()

        def both_wait():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_stat_clear_snapshot()")  # else one transaction sees one
                cursor.execute(WAITING)
                return cursor.fetchone()[0] == 2

        with ThreadPoolExecutor(2) as threads:
            with transaction.atomic():
                User.objects.select_for_update().get()
                pressed = [threads.submit(press, client) for client in clients]
                wait_until(both_wait)
            both = [one.result() for one in pressed]
        assert both == [(302, at("password_change_done"), [])] * 2
        assert Act.objects.filter(after="密码：换过").count() == 1
        assert [one.get(at("index")).status_code for one in clients] == [200, 200]

    @pytest.mark.long
    @pytest.mark.django_db(transaction=True)
    @pytest.mark.parametrize("act", ACTS)
    def test_one_is_done_and_all_are_answered_alike(self, act):
        """On PostgreSQL, where two transactions can go on at once."""
        address, fields = act()
        clients, start = [chief() for _ in range(AT_ONCE)], Barrier(AT_ONCE)

        def press(client):
            start.wait()
            try:
                return answer(client, address, fields)
            finally:
                connections.close_all()

        before = count()
        with ThreadPoolExecutor(AT_ONCE) as threads:
            answers = list(threads.map(press, clients))
        assert answers[0][0] == 302 and answers == answers[:1] * AT_ONCE
        after = count()
        added = {name: after[name] - before[name] for name in ("Act", "Revision", "Upload")}
        added["Act"] -= added["Revision"]  # each version has an entry beside the act's own
        assert max(added.values()) <= 1 or act is retagging
