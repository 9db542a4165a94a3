"""In the log, once, who the people of reports are that were made public before it told of them."""

from datetime import UTC, datetime
from importlib import import_module
from itertools import islice

from django.db import migrations

digest = import_module("articles.migrations.0010_chained_acts").digest
AT_ONCE = 1000  # appearances in an entry


def tell_people(apps, schema_editor):
    acts = apps.get_model("articles", "Act").objects
    rows = apps.get_model("articles", "Appearance").objects.filter(occurrence=0).order_by("pk")
    last = acts.order_by("-number").values_list("number", "sha256").first()
    number, previous = last or (0, "")
    people = rows.values_list("report_id", "key", "person_id").iterator()
    for some in iter(lambda: list(islice(people, AT_ONCE)), []):
        number += 1
        told = {
            "number": number,
            "made_at": datetime.now(UTC),
            "kind": "change",
            "subject": "已公开的报道里各是哪个人",
            "reason": "",
            "before": "",
            "after": f"{len(some)} 处",
            "detail": {"people": [list(one) for one in some]},
            "who": "",
            "previous": previous,
        }
        previous = digest(told | {"user": None, "undoes": None})
        acts.create(**told, sha256=previous)


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_report_addresses")]
    operations = [migrations.RunPython(tell_people, migrations.RunPython.noop)]
