"""The second factor: a code of a phone beside the password, and codes on paper to be safe."""

import time
import unicodedata
from base64 import b32encode
from hashlib import sha256

import segno
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django_otp.models import Device
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

CODES = 10
PAPER = "恢复码"
TOLERANCE = 1  # steps of half a minute that a phone's clock may be off


class WrongCode(Exception):
    """A code that opens nothing; says in Chinese what to do."""

    def __init__(self, says: str, counts: bool):
        super().__init__(says)
        self.counts = counts  # whether it was tried at all


def is_due(user: AbstractBaseUser) -> bool:
    """Whether the password alone does not open the desk."""
    if getattr(user, "otp_device", None):
        return False
    return settings.SECOND_FACTOR == "required" or has(user)


def has(user: AbstractBaseUser) -> bool:
    return TOTPDevice.objects.devices_for_user(user, confirmed=True).exists()


def with_second_factors(users: QuerySet) -> QuerySet:
    """The users with `has_second_factor`."""
    phones = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
    return users.annotate(has_second_factor=Exists(phones))


def codes_left(user: AbstractBaseUser) -> int:
    return StaticToken.objects.filter(device__user=user).count()


def new() -> dict:
    """A secret for a phone and codes for paper, which count once they are confirmed."""
    return {"key": random_hex(20), "codes": [StaticToken.random_token() for _ in range(CODES)]}


def address(user: AbstractBaseUser, key: str) -> str:
    """The secret as an app takes it (otpauth://)."""
    return TOTPDevice(user=user, key=key).config_url


def secret(key: str) -> str:
    """The secret as it is typed where no picture can be taken, in groups of four."""
    written = b32encode(bytes.fromhex(key)).decode()
    return " ".join(written[at : at + 4] for at in range(0, len(written), 4))


def picture(text: str) -> str:
    """A text as a QR code, in SVG for a page."""
    return segno.make(text, error="m", micro=False).svg_inline(
        scale=4, border=4, dark="#000", light="#fff", omitsize=True, svgclass="qr", lineclass=None
    )


@transaction.atomic
def confirm(user: AbstractBaseUser, made: dict, code: str) -> Device | None:
    """The phone whose code proves that it has the secret, in place of any before."""
    User.objects.select_for_update().get(pk=user.pk)
    if known := TOTPDevice.objects.filter(user=user, key=made["key"]).first():
        return known  # sent twice
    clock = TOTP(bytes.fromhex(made["key"]))
    clock.time = time.time()
    if not _is_code(_plain(code)) or not clock.verify(int(_plain(code)), TOLERANCE):
        return None
    remove(user)
    paper = StaticDevice.objects.create(user=user, name=PAPER)
    kept = [kept_as(code, made["key"]) for code in made["codes"]]
    StaticToken.objects.bulk_create(StaticToken(device=paper, token=one) for one in kept)
    own = {"key": made["key"], "last_t": clock.t(), "drift": clock.drift}
    return TOTPDevice.objects.create(user=user, name="手机", tolerance=TOLERANCE, **own)


def verify(user: AbstractBaseUser, given: str) -> Device:
    """What a code is of, which then is worth nothing more; WrongCode where it is of nothing."""
    code = _plain(given)
    kind = TOTPDevice if _is_code(code) else StaticDevice
    with transaction.atomic():
        device = kind.objects.select_for_update().filter(user=user, confirmed=True).first()
        allowed, why = device.verify_is_allowed() if device else (True, None)
        if device and allowed and device.verify_token(_as_known(user, code)):
            return device
    if allowed:
        raise WrongCode("验证码不对，或者已经用过了。请等手机换出下一个，再输入。", counts=True)
    until = timezone.localtime(why["locked_until"])
    raise WrongCode(
        f"错了 {why['failure_count']} 次，请等到 {until:%H:%M:%S} 再输入。", counts=False
    )


def kept_as(code: str, key: str) -> str:
    """A code on paper as the database has it, from which nobody gets the code.

    django-otp finds it by equality and has room for 16 characters: so the salt is the secret of the
    phone that was set up with it, and of the hash 80 bits are kept.
    """
    slow = make_password(code, salt=key)
    return b32encode(sha256(slow.encode()).digest()[:10]).decode().lower()


def _as_known(user: AbstractBaseUser, code: str) -> str:
    """A code as its device knows it."""
    if _is_code(code):
        return code
    phone = TOTPDevice.objects.filter(user=user, confirmed=True).first()
    return kept_as(code, phone.key) if phone else ""


def remove(user: AbstractBaseUser) -> None:
    for kind in (TOTPDevice, StaticDevice):
        kind.objects.filter(user=user).delete()


def _plain(given: str) -> str:
    """A code without what people write between its parts."""
    kept = unicodedata.normalize("NFKC", given).lower()
    return "".join(one for one in kept if one.isalnum())[:16]


def _is_code(code: str) -> bool:
    return len(code) == 6 and code.isascii() and code.isdecimal()
