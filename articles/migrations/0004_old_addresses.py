"""Old addresses with their hosts, and those of the reports that are here already."""

import json

from django.db import migrations, models

from articles.language import web_addresses

KINDS = {"withdraw": "撤回", "restore": "恢复公开", "merge": "合并", "split": "拆分"}
KINDS |= {"mask": "隐去姓名", "tags": "标签", "addresses": "旧地址"}


def keep_old_addresses(apps, schema_editor):
    """Every version's addresses, the oldest version first: the first to claim one keeps it."""
    redirects = apps.get_model("articles", "Redirect").objects
    revisions = apps.get_model("articles", "Revision").objects.order_by("pk")
    rows = revisions.filter(record__contains='"url": "').values_list("report__slug", "record")
    for slug, text in rows.iterator(chunk_size=100):
        fields = json.loads(text)
        given = [fields["url"], (fields["original"] or {}).get("url")]
        for address in filter(None, (web_addresses.form_of(url) for url in given if url)):
            redirects.get_or_create(
                host=address.host,
                old_path=address.path,
                defaults={"new_path": f"/reports/{slug}/"},
            )


def forget_old_addresses(apps, schema_editor):
    apps.get_model("articles", "Redirect").objects.exclude(host="").delete()


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_roles")]
    operations = [
        migrations.AddField(
            "redirect", "host", models.CharField("主机", max_length=253, blank=True)
        ),
        migrations.AlterField(
            "redirect", "old_path", models.CharField("旧地址", max_length=1000)
        ),
        migrations.AlterField(
            "redirect", "new_path", models.CharField("新地址", max_length=255, db_index=True)
        ),
        migrations.AddConstraint(
            "redirect", models.UniqueConstraint(fields=["old_path", "host"], name="redirect_once")
        ),
        migrations.AlterField(
            "act", "kind", models.CharField("事项", max_length=10, choices=list(KINDS.items()))
        ),
        migrations.RunPython(keep_old_addresses, forget_old_addresses),
    ]
