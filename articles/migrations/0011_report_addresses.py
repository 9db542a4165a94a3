from django.db import migrations, models
from django.db.models import F

from articles import limits


def fill(apps, schema_editor):
    apps.get_model("articles", "Report").objects.update(record_slug=F("slug"))


def let_go_of_hidden_addresses(apps, schema_editor):
    """No address that someone had before the name was hidden leads anywhere."""
    acts = apps.get_model("articles", "Act").objects.filter(kind="mask", undoing=None)
    redirects = apps.get_model("articles", "Redirect").objects.filter(host="")
    for detail in acts.values_list("detail", flat=True):
        olds = [f"/people/{was['slug']}/" for was in detail["people"]]
        redirects.filter(old_path__in=olds).delete()


def slug(**more):
    length = limits.SLUG_CHARACTERS
    return models.CharField("记录里的地址", max_length=length, editable=False, **more)


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_chained_acts")]

    operations = [
        migrations.AddField("report", "record_slug", slug(default=""), preserve_default=False),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField("report", "record_slug", slug(unique=True)),
        migrations.RunPython(let_go_of_hidden_addresses, migrations.RunPython.noop),
    ]
