"""The log at the desk: read, searched and taken along, by whom it is for."""

import json

import pytest
from django.contrib.auth.models import User
from django.test import Client, TestCase
from django.urls import reverse

from articles.archive import merging, withdrawing
from articles.models import Act, Name, Person
from tests.desk.test_desk import as_role
from tests.records import full
from tests.whole_archive import acts, publish

LIST, EXPORT = (reverse(f"admin:articles_act_{name}") for name in ("changelist", "export"))
PASSWORD, OTHER = "liu-shu-zai-qiao-bian", "qiao-bian-de-liu-shu"


def one(act: Act) -> str:
    return reverse("admin:articles_act_change", args=[act.pk])


def text(client: Client, address: str, **query: str) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200
    return answer.content.decode()


class TestPages(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.report = publish(full())
        withdrawing.withdraw(cls.report, "王小禾应要求")
        withdrawing.restore(cls.report)
        cls.person = Person.objects.get()
        merging.mask(cls.person, reason="王小禾应要求")

    def test_who_may_hide_names_reads_finds_and_takes_along_all(self):
        chief = as_role(Client(), "主编")
        masking, withdrawal = Act.objects.get(kind="mask"), Act.objects.get(kind="withdraw")
        shown = text(chief, one(masking))
        for words in ("姓名：王小禾", "姓名：×××", masking.sha256, masking.previous):
            assert words in shown
        assert one(masking) in text(chief, LIST, q="王小禾")
        assert "撤回的理由：王小禾应要求" in withdrawal.after
        exported = b"".join(chief.get(EXPORT).streaming_content).decode().splitlines()
        assert [json.loads(line)["number"] for line in exported] == [1, 2, 3, 4]

    def test_who_may_not_reads_the_rest_and_finds_no_hidden_name(self):
        editor = as_role(Client(), "编辑")
        for act in Act.objects.all():
            assert "王小禾" not in text(editor, one(act))
        assert "王小禾" not in text(editor, LIST)
        assert "×××应要求" in text(editor, one(Act.objects.get(kind="withdraw")))
        for part in ("王小禾", "小禾", "王小"):
            assert one(Act.objects.get(kind="mask")) not in text(editor, LIST, q=part)
        assert one(Act.objects.get(kind="publish")) in text(editor, LIST, q=self.report.title)
        assert editor.get(EXPORT).status_code == 403 and EXPORT not in text(editor, LIST)

    def test_entries_are_found_by_who_what_number_and_date(self):
        chief = as_role(Client(), "主编")
        merging.undo(Act.objects.get(kind="mask"), User.objects.get(username="主编"))
        undo = Act.objects.get(kind="undo")
        year = str(undo.made_at.year)
        for query in ({"q": "主编"}, {"q": "5"}, {"kind__exact": "undo"}, {"made_at__year": year}):
            assert one(undo) in text(chief, LIST, **query)
        assert one(undo) not in text(chief, LIST, made_at__year="2001")
        assert "撤销" in text(chief, one(undo))

    def test_a_version_leads_to_what_it_changed(self):
        shown = text(as_role(Client(), "投稿"), one(Act.objects.get(kind="publish")))
        assert reverse("admin:articles_report_version", args=[self.report.pk, 1]) in shown

    def test_nobody_changes_or_deletes_an_entry(self):
        boss = Client()
        boss.force_login(User.objects.create_superuser("boss"))
        act = Act.objects.first()
        before = list(Act.objects.values())
        given = {"subject": "另一事", "reason": "无"}
        delete = reverse("admin:articles_act_delete", args=[act.pk])
        add = reverse("admin:articles_act_add")
        for address in (one(act), delete, add):
            assert boss.post(address, given | {"post": "yes"}).status_code == 403
        boss.post(LIST, {"action": "delete_selected", "_selected_action": [act.pk], "post": "yes"})
        assert list(Act.objects.values()) == before


@pytest.mark.django_db
class TestForms:
    @pytest.fixture
    def chief(self, client) -> Client:
        return as_role(client, "主编")

    def test_an_account_and_all_that_becomes_of_it(self, chief):
        roles = dict(chief.get(reverse("admin:auth_user_add")).context["adminform"].form.fields)
        key = {str(role): role.pk for role in roles["groups"].queryset}
        given = {"username": "xin", "first_name": "", "last_name": "", "email": ""}
        new = {"groups": [key["投稿"]], "password1": PASSWORD, "password2": PASSWORD}
        chief.post(reverse("admin:auth_user_add"), given | new)
        made = acts().get()
        assert made.before == "" and made.user.username == "主编"
        assert set(made.after.splitlines()) == {"用户名：xin", "角色：投稿", "密码：换过"}
        user = User.objects.get(username="xin")
        address = reverse("admin:auth_user_change", args=[user.pk])
        chief.post(address, given | {"groups": [key["编辑"], key["投稿"]]})
        off = acts().first()
        assert off.before == "角色：投稿\n可以登录：是"
        assert off.after == "角色：投稿、编辑\n可以登录：否"
        password = reverse("admin:auth_user_password_change", args=[user.pk])
        chief.post(password, {"password1": OTHER, "password2": OTHER})
        assert (acts().first().before, acts().first().after) == ("", "密码：换过")
        told = json.dumps(list(acts().values()), default=str)
        user.refresh_from_db()
        assert PASSWORD not in told and OTHER not in told and user.password not in told

    def test_one_s_own_password(self, client):
        user = User.objects.create_superuser("boss", password=PASSWORD)
        client.force_login(user)
        address = reverse("admin:password_change")
        given = {"old_password": "cuo", "new_password1": OTHER, "new_password2": OTHER}
        client.post(address, given)
        assert not acts().exists()
        assert client.post(address, given | {"old_password": PASSWORD}).status_code == 302
        assert (acts().get().user, acts().get().after) == (user, "密码：换过")

    def test_public_figures_and_parents(self, chief):
        publish(full())
        person = Person.objects.get()
        address = reverse("admin:articles_person_change", args=[person.pk])
        chief.post(address, {"public_figure": "on"})
        assert (acts().first().before, acts().first().after) == ("公众人物：否", "公众人物：是")
        part, whole = Name.objects.filter(kind="place").order_by("pk")[:2]
        address = reverse("admin:articles_name_change", args=[part.pk])
        for parent, before, after in (
            (whole.pk, "", f"上级：{whole}"),
            ("", f"上级：{whole}", ""),
        ):
            chief.post(address, {"parent": parent, "alias": ""})
            assert (acts().first().before, acts().first().after) == (before, after)
