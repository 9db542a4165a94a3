"""With every version the ids that versions before it gave, so that none is read for them again."""

import json
from itertools import groupby

from django.db import migrations, models

LISTS = ("people", "quotations", "statistics", "projects", "organisations", "places", "honours")
MARKS = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"', "＂": "＂"}


def keep_dropped_ids(apps, schema_editor):
    revisions = apps.get_model("articles", "Revision").objects
    several = revisions.filter(number__gt=1).values("report")
    rows = revisions.filter(report__in=several).order_by("report", "number")
    for _, versions in groupby(rows.iterator(chunk_size=100), key=lambda row: row.report_id):
        given, dropped = [], []
        for version in versions:
            now = list(given_by(json.loads(version.record)))
            dropped = [one for one in [*given, *dropped] if one not in now]
            given = now
            revisions.filter(pk=version.pk).update(dropped_ids=dropped)


def given_by(fields):
    for name in LISTS:
        for fact in fields.get(name, []):
            yield [name, identity(name, fact), fact["id"]]


def identity(name, fact):
    if name == "statistics":
        return f"{fact['at'][0]['exact']} {fact['label']}"
    return without_outer_marks(fact["at"][0]["exact"]) if name == "quotations" else fact["name"]


def without_outer_marks(words):
    closing = MARKS.get(words[:1])
    if closing is None or len(words) < 3 or not words.endswith(closing):
        return words
    inner = words[1:-1]
    is_pair = words[0] not in inner and closing not in inner
    return inner if is_pair and inner.strip() else words


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_worker_tries")]
    operations = [
        migrations.AddField(
            "revision", "dropped_ids", models.JSONField("从前的编号", default=list)
        ),
        migrations.RunPython(keep_dropped_ids, migrations.RunPython.noop),
    ]
