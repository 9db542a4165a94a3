"""The forms of the desk, as an editor sends them."""

from typing import NamedTuple
from uuid import uuid4

from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from articles.archive import merging
from articles.desk import batches
from articles.models import Batch, Draft, Name, Person, Report, Submission, Tag
from tests.answers import answers
from tests.desk.test_desk import TEXT, load, work
from tests.records import full
from tests.whole_archive import publish

# Of a form that asks for more on a page of its own: what the list sends.
CHOSEN = {"action", "_selected_action"}


class Form(NamedTuple):
    """A form of the desk: where it is sent, and what its page would send."""

    address: str
    fields: dict


def every(chief: Client) -> dict[str, Form]:
    """Every form of the desk, as it could be sent; in an archive that gets something of each."""
    report, other = publish(full("one")), publish(full("two", people=[], quotations=[]))
    publish({**full("two", people=[], quotations=[]), "summary": "改过"}, reason="补提要")
    load(chief, pasted=TEXT)
    work()
    draft = Draft.objects.get()
    Submission.objects.update(near=report.revisions.last().source, near_percent=90)
    submission = Submission.objects.get()
    person, place = Person.objects.get(), Name.objects.filter(kind="place").first()
    places = list(Name.objects.filter(kind="place"))
    twin = Person.objects.create(name="王小禾", slug="twin", initial="W", sort_key="wang")
    act = merging.merge(person, Person.objects.create(name="小禾", slug="x", initial="X"))
    tags = list(Tag.objects.order_by("pk"))
    account = User.objects.create_user("编辑乙", password="only for this test")
    account.groups.add(Group.objects.get(name="编辑"))

    def at(name, *args):
        return reverse(f"admin:{name}", args=args)

    def action(one, two, name="merge", **fields):
        chosen = {"action": name, "_selected_action": [str(one.pk), str(two.pk)]}
        return chosen | fields

    def on_all(where, name, *found, **fields):
        chosen = {"action": name, "_selected_action": [str(one.pk) for one in found]}
        fields |= {"batch": uuid4().hex, "number": str(len(found))}
        return Form(at(f"articles_{where}_changelist"), chosen | fields)

    def batch(kind, **given):
        user = User.objects.get(username="主编甲")
        return batches.make(uuid4(), user, kind, given, Report.objects.order_by("pk"))

    going, failed = batch("unlist", reason="有人请求"), batch("list")
    failed.items.update(state="failed")
    tagged = batch("tags", add=["农业"], remove=[])
    work_on(tagged)
    merged = {"kept": str(person.pk), "reason": "同一人"}
    passwords = {"password1": "only for this test 2", "password2": "only for this test 2"}
    editors = str(Group.objects.get(name="编辑").pk)
    return {
        "upload": Form(at("articles_upload_add"), {"pasted": "题目\n正文一句。"}),
        "publish": Form(
            at("articles_draft_publish", draft.pk), {"at": "", "reason": "", **answers(draft)}
        ),
        "schedule": Form(
            at("articles_draft_publish", draft.pk),
            {"at": "2099-01-01T08:00", "reason": "", **answers(draft)},
        ),
        "unschedule": Form(at("articles_draft_unschedule", draft.pk), {}),
        "hand over": Form(at("articles_draft_hand_over", draft.pk), {"to": str(account.pk)}),
        "send": Form(at("articles_draft_send", draft.pk), {}),
        "take back": Form(at("articles_draft_take_back", draft.pk), {}),
        "comment": Form(at("articles_draft_comments", draft.pk), {"place": "", "words": "查一查"}),
        "practise": Form(at("articles_draft_practise"), {}),
        "discard": Form(at("articles_draft_delete", draft.pk), {"post": "yes"}),
        "correct": Form(at("articles_report_correct", report.pk), {}),
        "addresses": Form(
            at("articles_report_addresses", report.pk), {"addresses": "https://old.example/a/1"}
        ),
        "withdraw": Form(at("articles_report_withdraw", report.pk), {"reason": "有误"}),
        "restore": Form(at("articles_report_restore", report.pk), {}),
        "unlist": Form(at("articles_report_unlist", report.pk), {"reason": "有人请求"}),
        "list": Form(at("articles_report_list", report.pk), {}),
        "follow": Form(at("articles_report_follow", report.pk), {"later": other.slug}),
        "unfollow": Form(at("articles_report_unfollow", report.pk), {}),
        "version": Form(at("articles_report_version", other.pk, 1), {}),
        "retag": Form(
            at("articles_report_changelist"),
            action(
                *(report, other, "tags_all"),
                **{"batch": uuid4().hex, "number": "2", "add": "农业", "remove": "工业"},
            ),
        ),
        "publish all": on_all("draft", "publish_all", draft, anyway="on"),
        "hand over all": on_all("draft", "hand_over_all", draft, to=str(account.pk)),
        "withdraw all": on_all("report", "withdraw_all", report, other, reason="有误"),
        "stop": Form(at("articles_batch_stop", going.pk), {}),
        "again": Form(at("articles_batch_again", failed.pk), {}),
        "undo all": Form(at("articles_batch_undo", tagged.pk), {"key": uuid4().hex}),
        "compare": Form(at("articles_upload_compare", submission.pk), {"choice": "two"}),
        "correct by it": Form(at("articles_upload_compare", submission.pk), {"choice": "newer"}),
        "drop it": Form(at("articles_upload_compare", submission.pk), {"choice": "same"}),
        "merge people": Form(at("articles_person_changelist"), action(person, twin, **merged)),
        "merge names": Form(
            at("articles_name_changelist"),
            action(*places[:2], kept=str(places[0].pk), reason="同一处"),
        ),
        "merge tags": Form(
            at("articles_tag_changelist"),
            action(*tags, kept=str(tags[0].pk), batch=uuid4().hex),
        ),
        "person": Form(at("articles_person_change", person.pk), {"public_figure": "on"}),
        "split": Form(at("articles_person_split", person.pk), {"keys": f"{report.pk} p1"}),
        "mask": Form(at("articles_person_mask", person.pk), {"reason": "有人请求"}),
        "undo": Form(at("articles_act_undo", act.pk), {}),
        "name": Form(at("articles_name_change", place.pk), {"parent": "", "alias": "青石老桥"}),
        "tag": Form(
            at("articles_tag_change", tags[0].pk), {"name": "制造业", "batch": uuid4().hex}
        ),
        "new account": Form(
            at("auth_user_add"),
            {"username": "丙", "last_name": "丙", "groups": editors, **passwords},
        ),
        "account": Form(
            at("auth_user_change", account.pk),
            {"username": "编辑乙", "first_name": "乙", "groups": editors, "is_active": "on"},
        ),
        "password": Form(at("auth_user_password_change", account.pk), passwords),
        "own password": Form(
            at("password_change"),
            {"old_password": "only for this test", "new_password1": "only for this test 3"}
            | {"new_password2": "only for this test 3"},
        ),
        "unlock": Form(
            at("auth_user_changelist"),
            {"action": "unlock", "_selected_action": [str(account.pk)]},
        ),
    }


def work_on(batch: Batch) -> None:
    for item in batch.items.all():
        batches.do(item)
