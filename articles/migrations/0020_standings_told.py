"""In the log, once, how accounts, roles, people and names stand that were there before it told of that.

An archive without accounts is new: its first account's entry tells of its roles.
"""

from datetime import UTC, datetime
from importlib import import_module
from itertools import islice

from django.db import migrations
from django.db.models import Q

digest = import_module("articles.migrations.0010_chained_acts").digest
AT_ONCE = 1000  # rows in an entry
ACCOUNT = ["username", "is_active", "is_staff", "is_superuser"]


def tell_standings(apps, schema_editor):
    if not apps.get_model("auth", "User").objects.exists():
        return
    acts = apps.get_model("articles", "Act").objects
    last = acts.order_by("-number").values_list("number", "sha256").first()
    number, previous = last or (0, "")
    rows = standings(apps)
    for some in iter(lambda: list(islice(rows, AT_ONCE)), []):
        number += 1
        told = {
            "number": number,
            "made_at": datetime.now(UTC),
            "kind": "change",
            "subject": "已有的账号、角色、公众人物、上级和合并各是怎样",
            "reason": "",
            "before": "",
            "after": f"{len(some)} 项",
            "detail": {"left": some},
            "who": "",
            "previous": previous,
        }
        previous = digest(told | {"user": None, "undoes": None})
        acts.create(**told, sha256=previous)


def standings(apps):
    for user in apps.get_model("auth", "User").objects.order_by("pk"):
        own = {name: getattr(user, name) for name in ACCOUNT}
        own["groups"] = list(user.groups.order_by("pk").values_list("pk", flat=True))
        yield ["auth.user", user.pk, own | {"user_permissions": rights(user.user_permissions)}]
    for group in apps.get_model("auth", "Group").objects.order_by("pk"):
        yield ["auth.group", group.pk, {"name": group.name, "permissions": rights(group.permissions)}]
    people = apps.get_model("articles", "Person").objects.order_by("pk")
    for one in people.filter(Q(public_figure=True) | Q(merged_into__isnull=False)).iterator():
        own = {"public_figure": one.public_figure, "merged_into": one.merged_into_id}
        yield ["articles.person", one.pk, own]
    names = apps.get_model("articles", "Name").objects.order_by("pk")
    for one in names.filter(Q(parent__isnull=False) | Q(merged_into__isnull=False)).iterator():
        own = {"parent": one.parent_id, "merged_into": one.merged_into_id}
        yield ["articles.name", one.pk, own]


def rights(held):
    names = held.order_by("pk").values_list("content_type__app_label", "codename")
    return sorted(map(".".join, names))


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0019_untag_batches"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(tell_standings, migrations.RunPython.noop)]
