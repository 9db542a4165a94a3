"""What plain SQL alters of people, names, roles and accounts is found, what acts do is not."""

from django.contrib.auth.models import Group, Permission, User
from django.test import Client, TestCase
from django.urls import reverse

from articles.archive import merging
from articles.archive.proof import failures
from articles.models import Act, Name, Person
from tests.archive.test_chain import altered, undone
from tests.records import full
from tests.whole_archive import publish, run

PASSWORD = "柳树在桥边 for this test"
# Each damage by plain SQL, and what is said of it.
DAMAGES = {
    "UPDATE articles_person SET public_figure = NOT public_figure": [
        "人物“王小禾”的公众人物与编辑记录第"
    ],
    "UPDATE articles_name SET parent_id = NULL": ["名称“青石桥”的上级与编辑记录第"],
    "UPDATE articles_name SET merged_into_id = NULL": ["名称“老石桥”的并入与编辑记录第"],
    "UPDATE auth_user SET is_superuser = true, is_staff = true WHERE username = 'bianji'": [
        "用户“bianji”的管理员与编辑记录第",
        "用户“bianji”的不凭角色进编辑台与编辑记录第",
    ],
    "UPDATE auth_user SET is_active = true WHERE username = 'likai'": [
        "用户“likai”的可以登录与编辑记录第"
    ],
    "UPDATE auth_user SET is_active = false WHERE username = 'boss'": [
        "用户“boss”的可以登录与编辑记录第 1 条（新建）所记的不同"
    ],
    "UPDATE auth_user SET username = 'bianji-b' WHERE username = 'bianji'": [
        "用户“bianji-b”的用户名与编辑记录第"
    ],
    "UPDATE auth_user_groups SET group_id = (SELECT id FROM auth_group WHERE name = '主编')"
    " WHERE user_id = (SELECT id FROM auth_user WHERE username = 'bianji')": [
        "用户“bianji”的角色与编辑记录第"
    ],
    "DELETE FROM auth_user_groups": ["用户“bianji”的角色与", "用户“likai”的角色与"],
    "INSERT INTO auth_user_user_permissions (user_id, permission_id)"
    " SELECT u.id, p.id FROM auth_user u, auth_permission p"
    " WHERE u.username = 'bianji' AND p.codename = 'mask_person'": [
        "用户“bianji”的自己的权限与编辑记录第"
    ],
    "INSERT INTO auth_group_permissions (group_id, permission_id)"
    " SELECT g.id, p.id FROM auth_group g, auth_permission p"
    " WHERE g.name = '投稿' AND p.codename = 'mask_person'": ["“投稿”的权限与编辑记录第 1 条"],
    "DELETE FROM auth_group_permissions WHERE group_id IN"
    " (SELECT id FROM auth_group WHERE name = '校对')": ["“校对”的权限与编辑记录第"],
    "UPDATE auth_group SET name = '总编' WHERE name = '主编'": ["“总编”的名称与编辑记录第 1 条"],
    "INSERT INTO auth_group (name) VALUES ('暗门')": ["“暗门”不在编辑记录里"],
    "INSERT INTO auth_user (username, password, is_superuser, is_staff, is_active, first_name,"
    " last_name, email, date_joined) VALUES ('anmen', '', true, true, true, '', '', '',"
    " '2020-01-01 00:00:00')": ["用户“anmen”不在编辑记录里"],
    "DELETE FROM auth_user_groups WHERE user_id ="
    " (SELECT id FROM auth_user WHERE username = 'bianji');"
    "DELETE FROM auth_user WHERE username = 'bianji'": ["号）不见了"],
}


def at(name: str, *args) -> str:
    return reverse(f"admin:{name}", args=args)


class TestStandings(TestCase):
    @classmethod
    def setUpTestData(cls):
        """An archive whose every act was done as an editor does it."""
        run("createsuperuser", interactive=False, username="boss", email="")
        cls.boss = Client()
        cls.boss.force_login(User.objects.get())
        publish(full())
        cls.made("bianji", "编辑", is_active="on")
        cls.made("likai", "投稿")  # and leaves: an unticked box
        cls.send("articles_person_change", Person.objects.get().pk, public_figure="on")
        bridge, town = (Name.objects.get(kind="place", name=name) for name in ("青石桥", "示例市"))
        cls.send("articles_name_change", bridge.pk, parent=town.pk, alias="老石桥")
        right = Permission.objects.get(codename="view_draft").pk
        cls.send("auth_group_add", name="校对", permissions=[right])

    @classmethod
    def send(cls, page: str, *args, **given) -> None:
        answer = cls.boss.post(at(page, *args), given)
        assert answer.status_code == 302, answer.context["errors"]

    @classmethod
    def made(cls, name: str, role: str, **given) -> None:
        own = {"username": name, "groups": [Group.objects.get(name=role).pk]}
        cls.send("auth_user_add", **own, password1=PASSWORD, password2=PASSWORD)
        cls.changed(name, **own, **given)

    @classmethod
    def changed(cls, name: str, **given) -> None:
        since = {"date_joined_0": "2021-11-08", "date_joined_1": "08:00:00", "username": name}
        cls.send("auth_user_change", User.objects.get(username=name).pk, **since | given)

    def test_acts_of_the_desk_and_the_command_are_no_damage(self):
        assert list(failures()) == []
        assert not User.objects.get(username="likai").is_active
        assert Person.objects.get().public_figure
        assert Name.objects.get(name="老石桥").merged_into.parent.name == "示例市"

    def test_every_alteration_past_the_log_is_found_and_named(self):
        for damage, said in DAMAGES.items():
            with self.subTest(damage), undone():
                altered(damage)
                found = list(failures())
                for words in said:
                    assert any(words in line for line in found), (words, found)
                assert len(found) == len(said), found
                assert all("请与备份里的编辑记录核对" in line for line in found)

    def test_a_later_act_vouches_only_for_what_it_changed(self):
        account = User.objects.get(username="bianji")
        altered("UPDATE auth_user SET is_superuser = true WHERE username = 'bianji'")
        groups = list(account.groups.values_list("pk", flat=True))
        self.changed("bianji", groups=groups, is_superuser="on")
        assert "可以登录：否" in Act.objects.first().after
        [found] = failures()
        assert "用户“bianji”的管理员与编辑记录第" in found

    def test_a_role_that_was_deleted_is_missed_by_nobody(self):
        group = Group.objects.get(name="校对")
        self.changed("likai", groups=[group.pk, Group.objects.get(name="投稿").pk])
        self.send("auth_group_delete", group.pk, post="yes")
        assert list(failures()) == []
        altered("INSERT INTO auth_group (name) VALUES ('校对')")
        [found] = failures()
        assert "“校对”不在编辑记录里" in found

    def test_an_undone_merge_stands_as_undone(self):
        publish(full("two", people=[{**full()["people"][0], "organisation": "先进厂"}]))
        one, other = Person.objects.order_by("pk")
        act = merging.merge(one, other)
        assert list(failures()) == []
        with undone():
            altered("UPDATE articles_person SET merged_into_id = NULL")
            assert len(list(failures())) == 1
        merging.undo(act)
        assert list(failures()) == []


class TestOlderThanTheLog(TestCase):
    def test_what_it_never_told_of_is_no_damage(self):
        User.objects.create_user("lao").groups.add(Group.objects.get(name="编辑"))
        publish(full())
        altered("UPDATE articles_person SET public_figure = true")
        altered("UPDATE auth_user SET is_superuser = true")
        altered("DELETE FROM auth_group_permissions")
        assert list(failures()) == []
