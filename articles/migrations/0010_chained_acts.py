"""One log of all acts, versions of reports included, in which each entry holds the hash of the last."""

import json
from datetime import UTC
from hashlib import sha256
from itertools import chain

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

AT_ONCE = 500


def chain_acts(apps, schema_editor):
    """What was done so far, in the order of its time."""
    acts = apps.get_model("articles", "Act").objects
    number, previous, numbers, new = 0, "", {}, []
    for _, _, fields in sorted(chain(_acts(acts), _undoings(acts), _versions(apps)), key=_when):
        number += 1
        key, undoes = fields.pop("pk", None), fields.pop("undoes_id", None)
        told = fields | {"number": number, "previous": previous}
        previous = digest(told | {"undoes": numbers.get(undoes)})
        told |= {"sha256": previous, "user_id": told.pop("user")}
        if key is None:
            new.append(acts.model(**told, undoes_id=undoes))
        else:
            numbers[key] = number
            acts.filter(pk=key).update(**told)
        if len(new) == AT_ONCE:
            acts.bulk_create(new)
            new = []
    acts.bulk_create(new)
    if schema_editor.connection.vendor == "postgresql":  # which alters no table before
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _when(event):
    return event[:2]


def _acts(acts):
    for act in acts.select_related("user").order_by("made_at", "pk"):
        yield act.made_at, 0, _told(act, act.user, act.kind, act.subject, act.reason, act.detail, act.pk)


def _undoings(acts):
    for act in acts.exclude(undone_at=None):
        subject = f"{dict(KINDS).get(act.kind, act.kind)}：{act.subject}"[:1000]
        fields = _told(act, None, "undo", subject, "", {})
        yield act.undone_at, 1, fields | {"made_at": act.undone_at, "undoes_id": act.pk}


def _versions(apps):
    revisions = apps.get_model("articles", "Revision").objects
    rows = revisions.select_related("report", "correction", "source", "user")
    for row in rows.defer("record", "source__content").order_by("made_at", "number", "pk"):
        correction = getattr(row, "correction", None)
        kind = "correct" if correction else "version" if row.number > 1 else "publish"
        detail = {
            "report": row.report_id,
            "version": row.number,
            "record": row.sha256,
            "source": row.source.sha256,
        }
        reason = correction.reason if correction else ""
        yield row.made_at, 0, _told(row, row.user, kind, row.report.title, reason, detail)


def _told(row, user, kind, subject, reason, detail, pk=None):
    return ({} if pk is None else {"pk": pk}) | {
        "made_at": row.made_at,
        "kind": kind,
        "subject": subject,
        "reason": reason,
        "before": "",
        "after": "",
        "detail": detail,
        "user": user and user.pk,
        "who": user.username if user else "",
    }


def digest(told):
    told = told | {"made_at": told["made_at"].astimezone(UTC).isoformat(timespec="microseconds")}
    line = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(line.encode()).hexdigest()


KINDS = [
    ("publish", "公开"),
    ("correct", "更正"),
    ("version", "新的版本"),
    ("withdraw", "撤回"),
    ("restore", "恢复公开"),
    ("merge", "合并"),
    ("split", "拆分"),
    ("mask", "隐去姓名"),
    ("tags", "标签"),
    ("addresses", "旧地址"),
    ("confirm", "确认个人信息"),
    ("add", "新建"),
    ("change", "改动"),
    ("delete", "删除"),
    ("unlist", "请搜索引擎不收录"),
    ("list", "让搜索引擎收录"),
    ("follow", "连上后续报道"),
    ("unfollow", "取下后续报道"),
    ("undo", "撤销"),
    ("settings", "设置"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0009_dropped_ids"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField("act", "number", models.PositiveBigIntegerField("第几条", null=True)),
        migrations.AddField("act", "before", models.TextField("原来", blank=True, default=""), False),
        migrations.AddField("act", "after", models.TextField("改为", blank=True, default=""), False),
        migrations.AddField(
            "act", "who", models.CharField("编辑", max_length=150, blank=True, default=""), False
        ),
        migrations.AddField(
            "act",
            "previous",
            models.CharField("上一条的 SHA-256", max_length=64, blank=True, default=""),
            False,
        ),
        migrations.AddField(
            "act", "sha256", models.CharField("SHA-256", max_length=64, default=""), False
        ),
        migrations.AddField(
            "act",
            "undoes",
            models.OneToOneField(
                "articles.Act",
                django.db.models.deletion.PROTECT,
                null=True,
                blank=True,
                related_name="undoing",
                verbose_name="撤销的",
            ),
        ),
        migrations.AlterField(
            "act", "made_at", models.DateTimeField("时间", default=django.utils.timezone.now)
        ),
        migrations.AlterField(
            "act",
            "kind",
            models.CharField("事项", max_length=10, choices=KINDS, db_index=True),
        ),
        migrations.AlterField(
            "act",
            "user",
            models.ForeignKey(
                settings.AUTH_USER_MODEL,
                django.db.models.deletion.PROTECT,
                null=True,
                blank=True,
                verbose_name="账号",
            ),
        ),
        migrations.RunPython(chain_acts, migrations.RunPython.noop),
        migrations.AlterField(
            "act", "number", models.PositiveBigIntegerField("第几条", unique=True)
        ),
        migrations.RemoveField("act", "undone_at"),
        migrations.AlterModelOptions(
            "act",
            {"verbose_name": "编辑记录", "verbose_name_plural": "编辑记录", "ordering": ["-number"]},
        ),
    ]
