"""The chief keeps the accounts of others, lifts nobody above a chief, and nobody is deleted."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.db.models import PROTECT, ProtectedError
from django.urls import reverse

from articles.admin.base import RecordedAdmin
from articles.models import Act, Draft, Person, Revision, Upload
from tests.admin.conftest import PASSWORD, account
from tests.records import full
from tests.whole_archive import acts, publish

pytestmark = pytest.mark.django_db

NEW = "another one, 不一样的"
NAME = {"username": "new", "last_name": "", "first_name": "", "email": ""}
LIFTED = {"is_superuser": "on", "is_staff": "on"}


def role(name):
    return Group.objects.get(name=name)


def page(name, *users):
    return reverse(f"admin:auth_user_{name}", args=[user.pk for user in users])


def password_page(user):
    return reverse("admin:auth_user_password_change", args=[user.pk])


def fields(user, *roles, **changed):
    """What the form of an account sends."""
    given = {name: getattr(user, name) for name in NAME}
    given |= {"groups": [role(name).pk for name in roles], "is_active": "on"}
    return given | changed


def state(user):
    """All that an account is and may do."""
    row = User.objects.filter(pk=user.pk).values().get()
    groups = sorted(user.groups.values_list("name", flat=True))
    return {**row, "groups": groups, "own": user.user_permissions.count()}


@pytest.fixture
def superuser():
    return User.objects.create_superuser("root", "root@example.org", PASSWORD)


@pytest.fixture
def desk(client, chief):
    client.force_login(chief)
    return client


class TestWhatNoChiefMayDo:
    @pytest.fixture(params=["superuser", "another chief", "themselves", "other group", "own right"])
    def out_of_reach(self, request, superuser, chief):
        """An account that may do as much as a chief, or what no role may."""
        if request.param == "superuser":
            return superuser
        if request.param == "themselves":
            return chief
        user = account("higher", "主编" if request.param == "another chief" else "编辑")
        if request.param == "other group":
            user.groups.add(Group.objects.create(name="技术"))
        if request.param == "own right":
            user.user_permissions.add(Permission.objects.get(codename="delete_user"))
        return user

    def test_such_an_account_is_not_changed(self, desk, out_of_reach):
        before = state(out_of_reach)
        given = fields(out_of_reach, "主编", username="taken", email="taken@example.org", **LIFTED)
        for more in ({}, {"_popup": "1"}, {"_continue": "1"}):
            assert desk.post(page("change", out_of_reach), given | more).status_code == 403
        assert state(out_of_reach) == before

    def test_a_copy_of_such_an_account_is_no_more_than_a_new_one(self, desk, out_of_reach):
        before = state(out_of_reach)
        given = fields(out_of_reach, "编辑", username="copy", **LIFTED)
        given |= {"password1": PASSWORD, "password2": PASSWORD, "_saveasnew": "1"}
        desk.post(page("change", out_of_reach), given)
        assert state(out_of_reach) == before
        copy = state(User.objects.get(username="copy"))
        assert (copy["is_superuser"], copy["is_staff"], copy["groups"]) == (False, False, ["编辑"])

    def test_such_an_account_is_not_switched_off(self, desk, out_of_reach):
        given = fields(out_of_reach)
        del given["is_active"]
        assert desk.post(page("change", out_of_reach), given).status_code == 403
        assert User.objects.get(pk=out_of_reach.pk).is_active

    @pytest.mark.parametrize("more", [{}, {"_popup": "1"}, {"unset-password": "1"}])
    def test_such_a_password_is_not_reset(self, desk, out_of_reach, more):
        before = state(out_of_reach)
        address = password_page(out_of_reach)
        assert desk.get(address).status_code == 403
        given = {"password1": NEW, "password2": NEW, "usable_password": "false", **more}
        assert desk.post(address, given).status_code == 403
        assert state(out_of_reach) == before

    def test_such_an_account_s_page_offers_no_way_to(self, desk, out_of_reach):
        shown = desk.get(page("change", out_of_reach)).content.decode()
        assert 'name="_save"' not in shown and "/password/" not in shown
        assert "is_superuser" not in shown and "md5" not in shown
        assert "这个账号只有管理员能改" in shown

    @pytest.mark.parametrize("more", [{}, {"_popup": "1"}, {"_saveasnew": "1"}])
    def test_nobody_below_is_lifted_above(self, desk, editor, more):
        codes = Permission.objects.values_list("pk", flat=True)
        given = fields(editor, "编辑", **LIFTED, user_permissions=[*codes], **more)
        assert desk.post(page("change", editor), given).status_code in {200, 302}
        assert not state(editor)["is_superuser"] and not state(editor)["is_staff"]
        assert state(editor)["own"] == 0
        assert not User.objects.filter(is_superuser=True).exists()

    def test_no_group_beyond_the_roles_is_given(self, desk, editor):
        other = Group.objects.create(name="技术")
        given = fields(editor, "编辑")
        given["groups"].append(other.pk)
        assert desk.post(page("change", editor), given).status_code == 200
        assert state(editor)["groups"] == ["编辑"]
        assert "技术" not in desk.get(page("change", editor)).content.decode().split("<form")[-1]

    def test_no_account_is_made_above(self, desk):
        given = NAME | LIFTED | {"password1": PASSWORD, "password2": PASSWORD}
        given |= {"groups": [role("编辑").pk], "user_permissions": [1]}
        assert desk.post(page("add"), given).status_code == 302
        made = User.objects.get(username="new")
        assert not made.is_superuser and not made.is_staff
        assert not made.user_permissions.exists()

    def test_no_group_is_seen_or_changed(self, desk):
        own = role("主编")
        before = set(own.permissions.values_list("pk", flat=True))
        everything = [*Permission.objects.values_list("pk", flat=True)]
        given = {"name": "主编", "permissions": everything}
        for name, args in {"change": [own.pk], "add": [], "delete": [own.pk]}.items():
            address = reverse(f"admin:auth_group_{name}", args=args)
            assert desk.get(address).status_code == 403
            assert desk.post(address, given).status_code == 403
        assert desk.get(reverse("admin:auth_group_changelist")).status_code == 403
        assert set(own.permissions.values_list("pk", flat=True)) == before

    @pytest.mark.parametrize("action", ["delete_selected", "make_superuser", "unlock"])
    def test_no_action_changes_an_account(self, desk, superuser, editor, action):
        before = state(superuser), state(editor)
        chosen = [superuser.pk, editor.pk]
        given = {"action": action, "_selected_action": chosen, "post": "yes", **LIFTED}
        desk.post(page("changelist"), given)
        given = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "_save": "1"}
        given |= {"form-0-id": editor.pk, "form-0-is_superuser": "on"}
        desk.post(page("changelist"), given)
        assert (state(superuser), state(editor)) == before

    def test_history_is_only_read(self, desk, superuser, editor):
        for user in (superuser, editor):
            before = state(user)
            assert desk.get(page("history", user)).status_code == 200
            desk.post(page("history", user), LIFTED)
            assert state(user) == before

    def test_no_passwords_are_guessed_by_the_list_s_filters(self, desk, superuser):
        for asked in ("password__startswith=m", "groups__user__password__startswith=m"):
            assert desk.get(f"{page('changelist')}?{asked}").status_code in {302, 400}

    @pytest.mark.parametrize("name", ["password_reset", "password_reset_confirm"])
    def test_no_link_by_mail_resets_a_password(self, desk, name):
        for address in ("password_reset/", "reset/MQ/set-password/"):
            assert desk.post(f"/admin/{address}", {"email": "root@example.org"}).status_code == 404


class TestWhatTheChiefDoes:
    def test_an_account_with_a_role_is_made_and_comes_in(self, desk, client):
        given = NAME | {"password1": PASSWORD, "password2": PASSWORD}
        shown = desk.post(page("add"), given).content.decode()
        assert not User.objects.filter(username="new").exists() and "必填" in shown
        given["groups"] = [role("投稿").pk]
        desk.post(page("add"), given)
        client.logout()
        login = {"username": "new", "password": PASSWORD}
        assert client.post(reverse("admin:login"), login)["Location"] == reverse("admin:index")
        assert client.get(reverse("admin:index")).status_code == 200
        assert client.get(reverse("desk-help")).status_code == 200

    def test_a_role_is_changed_on_record(self, desk, editor):
        desk.post(page("change", editor), fields(editor, "投稿", email="e@example.org"))
        assert state(editor)["groups"] == ["投稿"]
        act = Act.objects.get()
        assert (act.kind, act.user.username) == ("change", "chief")
        assert "editor" in act.subject and "角色" in act.subject

    def test_an_account_is_switched_off_and_on(self, desk, client, editor):
        off = fields(editor, "编辑")
        del off["is_active"]
        desk.post(page("change", editor), off)
        assert not state(editor)["is_active"]
        assert state(editor)["groups"] == ["编辑"]
        desk.post(page("change", editor), fields(editor, "编辑"))
        assert state(editor)["is_active"]

    def test_a_new_password_is_set_for_somebody_below(self, desk, client, editor):
        shown = desk.get(password_page(editor)).content.decode()
        assert "换成新密码" in shown and "usable_password" not in shown
        desk.post(password_page(editor), {"password1": NEW, "password2": NEW})
        assert User.objects.get(pk=editor.pk).check_password(NEW)
        assert Act.objects.filter(subject__contains="密码").exists()

    @pytest.mark.parametrize("weak", ["1", "chief-editor", "password12345", "9876543210123"])
    def test_a_weak_password_is_refused_in_words(self, desk, weak):
        user = account("chief-editor", "编辑")
        before = state(user)
        answer = desk.post(password_page(user), {"password1": weak, "password2": weak})
        assert "密码" in answer.content.decode().split("errorlist")[1].split("</ul>")[0]
        assert state(user) == before

    def test_the_form_says_in_chinese_what_each_part_is(self, desk, editor):
        shown = desk.get(page("change", editor)).content.decode()
        for words in ("投稿：交来稿件", "账号不删除", "可以登录", "换一个密码"):
            assert words in shown
        for absent in ("Can add", "用户权限", "md5", "超级用户状态", 'class="deletelink"'):
            assert absent not in shown


class TestComingIn:
    def test_without_a_role_nobody_comes_in(self, client):
        user = account("nobody")
        login = {"username": user.username, "password": PASSWORD}
        assert client.post(reverse("admin:login"), login).status_code == 200
        client.force_login(user)
        for name in ("admin:index", "desk-help"):
            assert client.get(reverse(name)).status_code == 302

    def test_one_switched_off_is_out_at_once(self, client, editor):
        client.force_login(editor)
        assert client.get(reverse("admin:index")).status_code == 200
        User.objects.update(is_active=False)
        assert client.get(reverse("admin:index")).status_code == 302
        login = {"username": editor.username, "password": PASSWORD}
        assert client.post(reverse("admin:login"), login).status_code == 200

    def test_one_who_loses_the_role_is_out_at_once(self, client, editor):
        client.force_login(editor)
        editor.groups.clear()
        assert client.get(reverse("admin:index")).status_code == 302

    @pytest.mark.parametrize("right", ["is_superuser", "is_staff"])
    def test_a_superuser_lets_in_without_a_role(self, client, right):
        client.force_login(account("helper", **{right: True}))
        assert client.get(reverse("admin:index")).status_code == 200


class TestSuperuser:
    def test_the_whole_form_is_theirs(self, client, superuser, chief):
        client.force_login(superuser)
        shown = client.get(page("change", chief)).content.decode()
        for field in ("is_superuser", "is_staff", "user_permissions", "groups", "is_active"):
            assert f'name="{field}"' in shown
        client.post(page("change", chief), fields(chief, "投稿"))
        assert state(chief)["groups"] == ["投稿"]
        client.post(password_page(chief), {"password1": NEW, "password2": NEW})
        assert User.objects.get(pk=chief.pk).check_password(NEW)

    def test_even_they_delete_no_account(self, client, superuser, editor):
        client.force_login(superuser)
        assert client.post(page("delete", editor), {"post": "yes"}).status_code == 403
        given = {"action": "delete_selected", "_selected_action": [editor.pk], "post": "yes"}
        client.post(page("changelist"), given)
        assert User.objects.filter(pk=editor.pk).exists()
        assert "账号不删除" in client.get(page("change", editor)).content.decode()


class TestLog:
    def test_every_form_of_the_desk_records_acts(self):
        kept = [one for one in admin.site._registry.values() if isinstance(one, RecordedAdmin)]
        assert kept == list(admin.site._registry.values())

    def test_whatever_names_a_user_holds_on_to_them(self):
        naming = [
            field
            for model in apps.get_app_config("articles").get_models()
            for field in model._meta.get_fields()
            if field.many_to_one and field.related_model is User
        ]
        assert len(naming) >= 5
        assert {field.remote_field.on_delete for field in naming} == {PROTECT}

    def test_one_whose_acts_only_django_told_is_not_deleted(self, client, editor):
        publish(full())
        person = Person.objects.get()
        client.force_login(editor)
        address = reverse("admin:articles_person_change", args=[person.pk])
        client.post(address, {"public_figure": "on"})
        assert LogEntry.objects.count() == acts().count() == 1
        for delete in (editor.delete, User.objects.filter(pk=editor.pk).delete):
            with pytest.raises(ProtectedError):
                delete()
        assert LogEntry.objects.get().user == acts().get().user == editor

    @pytest.mark.parametrize("make", ["revision", "draft", "schedule", "upload", "act"])
    def test_one_who_did_anything_else_is_not_deleted(self, editor, make):
        report = publish(full())
        if make == "revision":
            Revision.objects.update(user=editor)
        if make in {"draft", "schedule"}:
            who = {"draft": "edited_by", "schedule": "publish_by"}[make]
            source = report.revisions.get().source
            Draft.objects.create(slug="yi", title="一", record="{}", source=source, **{who: editor})
        if make == "upload":
            Upload.objects.create(user=editor)
        if make == "act":
            Act.objects.record(Act.Kind.TAGS, "标签", editor)
        with pytest.raises(ProtectedError):
            editor.delete()
        assert User.objects.filter(pk=editor.pk).exists()

    def test_a_deleted_draft_is_on_record(self, client, editor):
        source = publish(full()).revisions.get().source
        draft = Draft.objects.create(slug="yi", title="一份草稿", record="{}", source=source)
        client.force_login(editor)
        client.post(reverse("admin:articles_draft_delete", args=[draft.pk]), {"post": "yes"})
        assert not Draft.objects.exists()
        assert "一份草稿" in Act.objects.get(kind="delete", user=editor).subject
