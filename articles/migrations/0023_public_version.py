"""The version of a report that its correction was made from, and what that version says alike."""

import json

from django.db import migrations, models


def fill(apps, schema_editor):
    """What corrections that are open were opened from, by the time at which they were."""
    revisions = apps.get_model("articles", "Revision").objects.order_by("number")
    for draft in apps.get_model("articles", "Draft").objects.all():
        made = revisions.filter(report__record_slug=draft.slug, made_at__lte=draft.made_at).last()
        if made is not None:
            draft.public_version = made.number
            draft.accepted = sorted({*draft.accepted, *_alike(draft.record, made.record)})
            draft.save(update_fields=["public_version", "accepted"])


def _alike(one, other):
    one, other = _facts(one), _facts(other)
    return {key for key, fact in one.items() if other.get(key) == fact}


def _facts(record):
    """The facts of a record by their ids, each with the list that it stands in."""
    lists = {name: of for name, of in json.loads(record).items() if isinstance(of, list)}
    facts = [(name, fact) for name, of in lists.items() for fact in of]
    return {fact["id"]: (name, fact) for name, fact in facts if _has_id(fact)}


def _has_id(fact):
    return isinstance(fact, dict) and isinstance(fact.get("id"), str)


class Migration(migrations.Migration):
    dependencies = [("articles", "0022_tags_merged_by_the_worker")]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="public_version",
            field=models.PositiveIntegerField(
                blank=True, null=True, verbose_name="更正的是第几版"
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
