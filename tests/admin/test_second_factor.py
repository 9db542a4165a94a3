"""A code beside the password: offered or compulsory, used once, and lost without being shut out."""

import re
import time
from datetime import timedelta
from importlib import import_module
from io import StringIO

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.desk import second_factor
from articles.models import Act
from tests.admin.conftest import PASSWORD, account
from yangzhong_archive import settings as shipped

pytestmark = pytest.mark.django_db

STEP, SET_UP = "desk-second-step", "desk-set-up"


@pytest.fixture
def compulsory(settings):
    settings.SECOND_FACTOR = "required"


def given_password(user, client=None, then=""):
    """A client after the first step."""
    client = client or Client()
    given = {"username": user.username, "password": PASSWORD, "next": then}
    client.landed = client.post(reverse("admin:login"), given)
    return client


def code_of(user, ahead=0):
    """What the phone shows, or would show some steps of half a minute away."""
    return shown(TOTPDevice.objects.get(user=user).key, ahead)


def shown(key, ahead=0):
    return f"{TOTP(bytes.fromhex(key), drift=ahead).token():06}"


def with_phone(user):
    """Codes of an account that was set up long ago."""
    made = second_factor.new()
    phone = second_factor.confirm(user, made, shown(made["key"]))
    TOTPDevice.objects.filter(pk=phone.pk).update(last_t=-1)
    return made["codes"]


def forget_waiting():
    before = timezone.now() - timedelta(days=1)
    for kind in (TOTPDevice, StaticDevice):
        kind.objects.update(throttling_failure_timestamp=before)


def send(client, code, name=STEP, **more):
    return client.post(reverse(name), {"code": code, **more})


def is_in(client):
    return client.get(reverse("desk-help")).status_code == 200


class TestLoggingIn:
    def test_without_one_the_password_does(self, editor):
        client = given_password(editor)
        assert client.landed["Location"] == reverse("admin:index") and is_in(client)

    def test_the_password_alone_opens_nothing(self, editor):
        with_phone(editor)
        client = given_password(editor)
        for name in ("admin:index", "desk-help", "desk-own-account", "admin:password_change"):
            answer = client.get(reverse(name))
            assert answer.status_code == 302 and reverse("admin:login") in answer["Location"]
        assert client.post(reverse("desk-step-off"), {"code": "1"}).status_code == 302
        assert client.get(reverse(SET_UP))["Location"].startswith(reverse(STEP))
        send(client, "000000", SET_UP)
        assert second_factor.has(editor) and not is_in(client)

    def test_the_code_leads_to_where_one_was_going(self, editor):
        with_phone(editor)
        going = reverse("admin:articles_upload_add")
        client = given_password(editor, then=going)
        asked = client.get(client.landed["Location"])
        assert asked.status_code == 200 and "六位数字" in asked.content.decode()
        assert client.get(f"{reverse('admin:login')}?next={going}")["Location"].endswith("add%2F")
        before = client.session.session_key
        answer = send(client, code_of(editor), next=going)
        assert answer["Location"] == going and is_in(client)
        assert client.session.session_key != before
        assert client.get(reverse(STEP))["Location"] == reverse("admin:index")

    @pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "javascript:x"])
    def test_it_leads_nowhere_else(self, editor, elsewhere):
        with_phone(editor)
        client = given_password(editor)
        answer = send(client, code_of(editor), next=elsewhere)
        assert answer["Location"] == reverse("admin:index")

    @pytest.mark.parametrize("off", [-1, 1])
    def test_a_clock_may_be_off_by_half_a_minute(self, editor, off, monkeypatch):
        with_phone(editor)
        client = given_password(editor)
        at = time.time()
        monkeypatch.setattr("time.time", lambda: at)  # the step does not turn in between
        assert send(client, code_of(editor, off)).status_code == 302 and is_in(client)
        assert send(given_password(editor), code_of(editor, 3 * off)).status_code == 200

    def test_no_code_is_used_twice(self, editor):
        with_phone(editor)
        code = code_of(editor)
        assert send(given_password(editor), code).status_code == 302
        again = send(given_password(editor), code)
        assert again.status_code == 200 and "已经用过了" in again.content.decode()

    def test_as_people_write_it(self, editor):
        codes = with_phone(editor)
        client = given_password(editor)
        code = code_of(editor)
        wide = "".join(chr(ord(one) + 0xFEE0) for one in code)
        assert send(client, f" {wide[:3]} {wide[3:]}").status_code == 302
        other = given_password(editor)
        assert send(other, f"{codes[0][:4]}-{codes[0][4:].upper()}").status_code == 302

    @pytest.mark.parametrize("given", ["", "\0", "12345", "x" * 9999, "١٢٣٤٥٦", "1e3", "'; --"])
    def test_nonsense_is_refused_in_words(self, editor, given):
        with_phone(editor)
        answer = send(given_password(editor), given)
        assert answer.status_code == 200 and "验证码不对" in answer.content.decode()

    def test_nobody_else_s_code_opens(self, editor, chief):
        with_phone(editor)
        with_phone(chief)
        assert send(given_password(editor), code_of(chief)).status_code == 200

    def test_without_a_password_nothing_is_asked(self, client, editor):
        with_phone(editor)
        for name in (STEP, SET_UP):
            for ask in (client.get, client.post):
                assert reverse("admin:login") in ask(reverse(name))["Location"]

    def test_one_goes_back_to_another_account(self, editor):
        with_phone(editor)
        client = given_password(editor)
        assert client.get(reverse("desk-leave")).status_code == 405
        client.post(reverse("desk-leave"))
        assert client.get(reverse("admin:login")).status_code == 200

    def test_who_waits_between_the_steps_begins_again(self, editor, settings):
        with_phone(editor)
        client = given_password(editor)
        settings.LOGIN_LONGEST = -1
        assert reverse("admin:login") in send(client, code_of(editor))["Location"]


class TestGuessing:
    def test_each_wrong_one_waits_longer(self, editor):
        with_phone(editor)
        client = given_password(editor)
        send(client, "000000")
        told = send(client, code_of(editor)).content.decode()
        assert "错了 1 次，请等到" in told
        forget_waiting()
        assert send(client, code_of(editor)).status_code == 302

    def test_five_lock_as_five_passwords_do(self, editor):
        with_phone(editor)
        client = given_password(editor)
        for _ in range(5):
            forget_waiting()
            answer = send(client, "000000")
        assert answer.status_code == 429 and "密码或验证码" in answer.content.decode()
        forget_waiting()
        assert send(client, code_of(editor)).status_code == 429 and not is_in(client)
        assert given_password(editor).landed.status_code == 429

    def test_logging_in_again_makes_no_wait_shorter(self, editor):
        with_phone(editor)
        for _ in range(3):
            send(given_password(editor), "000000")
            forget_waiting()
        assert TOTPDevice.objects.get().throttling_failure_count == 3


class TestRecoveryCodes:
    def test_none_can_be_read_in_the_database(self, editor, chief):
        codes = with_phone(editor) + with_phone(chief)
        kept = "".join(StaticToken.objects.values_list("token", flat=True))
        assert len(kept) == 20 * 16 and not [code for code in codes if code in kept]
        assert send(given_password(editor), StaticToken.objects.first().token).status_code == 200
        assert not is_in(given_password(editor))

    def test_they_are_ten_of_forty_bits_each(self):
        codes = second_factor.new()["codes"]
        assert len(set(codes)) == 10 and all(re.fullmatch("[a-z2-7]{8}", one) for one in codes)

    def test_the_same_code_is_kept_as_the_same_by_what_the_archive_uses(self, settings):
        """Else all codes on paper would be worth nothing from one version to the next."""
        settings.PASSWORD_HASHERS = shipped.PASSWORD_HASHERS
        assert second_factor.kept_as("a2b3c4d5", "0f" * 20) == "6cygstqpw6hq7fg6"
        assert second_factor.kept_as("a2b3c4d5", "1f" * 20) != "6cygstqpw6hq7fg6"

    def test_those_from_before_are_kept_so_too_and_open(self, editor, chief):
        codes = with_phone(editor)
        StaticToken.objects.all().delete()
        paper = StaticDevice.objects.get()
        StaticToken.objects.bulk_create(StaticToken(device=paper, token=one) for one in codes)
        without = StaticDevice.objects.create(user=chief, name="恢复码")
        StaticToken.objects.create(device=without, token="a2b3c4d5")
        import_module("articles.migrations.0021_hashed_codes").hash_codes(apps, None)
        kept = set(StaticToken.objects.values_list("token", flat=True))
        assert len(kept) == 10 and not kept & {*codes, "a2b3c4d5"}
        assert send(given_password(editor), codes[0]).status_code == 302

    def test_each_opens_once_and_is_on_record(self, editor):
        codes = with_phone(editor)
        client = given_password(editor)
        assert send(client, codes[3]).status_code == 302 and is_in(client)
        assert "还剩 9 个" in Act.objects.get().after
        assert "还剩 9 个" in client.get(reverse("desk-own-account")).content.decode()
        again = send(given_password(editor), codes[3])
        assert again.status_code == 200 and StaticToken.objects.count() == 9


class TestSettingUp:
    def set_up(self, client):
        told = client.get(reverse(SET_UP)).content.decode()
        return client.session["second_factor"], told

    def test_a_phone_and_codes_that_are_shown_until_it_is_confirmed(self, editor):
        client = given_password(editor)
        made, told = self.set_up(client)
        assert "<svg" in told and "otpauth://totp/" in told
        assert second_factor.secret(made["key"]) in told
        assert len(set(made["codes"])) == 10 and all(code in told for code in made["codes"])
        assert self.set_up(client)[0] == made and not second_factor.has(editor)
        wrong = send(client, "000000", SET_UP)
        assert "验证码不对" in wrong.content.decode() and not second_factor.has(editor)
        answer = send(client, shown(made["key"]), SET_UP)
        again = send(client, shown(made["key"]), SET_UP)
        assert answer["Location"] == again["Location"] and is_in(client)
        assert TOTPDevice.objects.get().user == editor
        assert StaticToken.objects.count() == 10
        assert Act.objects.get().after == "第二步验证：设好了"
        told = client.get(reverse(SET_UP)).content.decode()
        assert not any(code in told for code in made["codes"])

    def test_the_code_that_confirmed_opens_no_door(self, editor):
        client = given_password(editor)
        made, _ = self.set_up(client)
        send(client, shown(made["key"]), SET_UP)
        assert send(given_password(editor), shown(made["key"])).status_code == 200

    def test_other_logins_are_asked_for_it(self, editor):
        elsewhere, client = given_password(editor), given_password(editor)
        made, _ = self.set_up(client)
        send(client, shown(made["key"]), SET_UP)
        assert is_in(client) and not is_in(elsewhere)

    def test_anew_it_takes_the_place_of_the_old(self, editor):
        old = with_phone(editor)
        elsewhere, client = given_password(editor), given_password(editor)
        send(elsewhere, old[0])
        send(client, old[1])
        before = TOTPDevice.objects.get().key
        made, told = self.set_up(client)
        assert made["key"] != before and is_in(elsewhere)
        send(client, shown(made["key"]), SET_UP)
        assert TOTPDevice.objects.get().key == made["key"] and StaticToken.objects.count() == 10
        assert is_in(client) and not is_in(elsewhere)
        assert send(given_password(editor), old[2]).status_code == 200

    def test_it_is_switched_off_by_a_code(self, editor):
        codes = with_phone(editor)
        client = given_password(editor)
        send(client, codes[0])
        send(client, "000000", "desk-step-off")
        assert second_factor.has(editor)
        send(client, codes[1], "desk-step-off")
        assert not second_factor.has(editor) and not StaticToken.objects.exists()
        assert "关了" in Act.objects.last().after + Act.objects.first().after


@pytest.mark.usefixtures("compulsory")
class TestCompulsory:
    def test_who_has_none_sets_it_up_before_anything_else(self, editor):
        client = given_password(editor)
        assert client.landed["Location"].startswith(reverse(SET_UP))
        for name in ("admin:index", "desk-own-account", "admin:articles_upload_add"):
            assert client.get(reverse(name)).status_code == 302
        assert client.post(reverse("admin:articles_upload_add"), {"text": "字"}).status_code == 302
        told = client.get(client.landed["Location"]).content.decode()
        assert "这里规定" in told and "换一个账号登录" in told and "先不设" not in told
        send(client, shown(client.session["second_factor"]["key"]), SET_UP)
        assert is_in(client)

    def test_it_is_not_switched_off(self, editor):
        codes = with_phone(editor)
        client = given_password(editor)
        send(client, codes[0])
        assert "关掉第二步" not in client.get(reverse("desk-own-account")).content.decode()
        send(client, codes[1], "desk-step-off")
        assert second_factor.has(editor)

    def test_a_step_of_a_draft_waits_as_for_a_log_in(self, editor):
        client = given_password(editor)
        address = reverse("admin:articles_draft_step", args=[1])
        answer = client.post(address, "{}", content_type="application/json")
        assert answer.status_code in {302, 401}

    def test_a_superuser_is_no_exception(self):
        root = User.objects.create_superuser("root", password=PASSWORD)
        assert not is_in(given_password(root))


class TestReset:
    def reset(self, client, *users):
        chosen = {"action": "reset_second_factor", "_selected_action": [one.pk for one in users]}
        client.post(reverse("admin:auth_user_changelist"), chosen)

    def test_a_chief_resets_whom_they_may_change_and_no_other(self, editor, chief):
        root, peer = User.objects.create_superuser("root"), account("peer", "主编")
        users = [editor, root, peer]
        for user in users:
            with_phone(user)
        there = given_password(editor)
        send(there, code_of(editor))
        client = given_password(chief)
        self.reset(client, *users, chief)
        assert [second_factor.has(user) for user in users] == [False, True, True]
        act = Act.objects.get()
        assert act.user == chief and "editor" in act.subject and "取消第二步验证" in act.subject
        assert not is_in(there) and is_in(given_password(editor))

    def test_an_editor_resets_nobody(self, editor, chief):
        other = account("other", "投稿")
        with_phone(other)
        self.reset(given_password(editor), other)
        assert second_factor.has(other)

    def test_the_list_says_who_has_one(self, editor, chief):
        with_phone(editor)
        told = given_password(chief).get(reverse("admin:auth_user_changelist")).content.decode()
        assert told.count('"field-second_step">有<') == told.count('"field-second_step">没有<') == 1

    def test_a_command_resets_the_only_superuser(self):
        root = User.objects.create_superuser("root", password=PASSWORD)
        with_phone(root)
        said = StringIO()
        call_command("reset_second_factor", "root", stdout=said)
        assert "登录只要密码" in said.getvalue() and is_in(given_password(root))
        assert "用命令取消" in Act.objects.get().after
        with pytest.raises(CommandError, match="没有用户“nobody”"):
            call_command("reset_second_factor", "nobody")


def test_the_secret_in_the_app_s_address_is_the_one_written(editor):
    made = second_factor.new()
    assert second_factor.secret(made["key"]).replace(" ", "") in second_factor.address(
        editor, made["key"]
    )


def test_no_table_of_a_library_is_on_the_desk(client):
    client.force_login(User.objects.create_superuser("root"))
    told = client.get(reverse("admin:index")).content.decode()
    for word in ("TOTP", "Static", "taggit", "axes"):
        assert word not in told


def test_what_is_no_choice_is_refused_in_words(monkeypatch):
    monkeypatch.setenv("SECOND_FACTOR", "yes")
    with pytest.raises(
        ImproperlyConfigured, match="SECOND_FACTOR=yes 不行，请写 offered 或 required"
    ):
        shipped.choice("SECOND_FACTOR", "offered", "required")
