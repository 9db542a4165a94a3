"""Codes on paper are kept as hashes; those that stand there as they are become so."""

from base64 import b32encode
from hashlib import sha256

from django.contrib.auth.hashers import make_password
from django.db import migrations


def hash_codes(apps, schema_editor):
    phones = apps.get_model("otp_totp", "TOTPDevice").objects.filter(confirmed=True)
    keys = dict(phones.order_by("-pk").values_list("user_id", "key"))
    for one in apps.get_model("otp_static", "StaticToken").objects.select_related("device"):
        key = keys.get(one.device.user_id)
        if key is None:  # codes without a phone open nothing
            one.delete()
        else:
            one.token = kept_as(one.token, key)
            one.save(update_fields=["token"])


def kept_as(code, key):
    slow = make_password(code, salt=key)
    return b32encode(sha256(slow.encode()).digest()[:10]).decode().lower()


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0020_standings_told"),
        ("otp_static", "0003_add_timestamps"),
        ("otp_totp", "0003_add_timestamps"),
    ]
    operations = [migrations.RunPython(hash_codes, migrations.RunPython.noop)]
