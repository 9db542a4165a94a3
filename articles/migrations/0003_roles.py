"""The three roles of the desk, each with all that the one before it may do."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

VIEWED = ["report", "person", "name", "tag", "statistic", "quotation", "appearance", "mention"]
VIEWED += ["revision", "correction", "source", "act"]

CONTRIBUTOR = ["add_upload", "view_upload", "view_submission", "add_draft", "view_draft"]
CONTRIBUTOR += ["change_draft", *(f"view_{model}" for model in VIEWED)]
EDITOR = [*CONTRIBUTOR, "delete_draft", "publish_draft", "correct_report", "change_person"]
EDITOR += ["change_tag", "change_name"]
CHIEF = [*EDITOR, "withdraw_report", "merge_name", "mask_person"]
CHIEF += ["add_user", "change_user", "view_user", "view_group"]
ROLES = {"投稿": CONTRIBUTOR, "编辑": EDITOR, "主编": CHIEF}


def make_roles(apps, schema_editor):
    # permissions are else made only after all migrations
    for label in ("auth", "articles"):
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None
    group, permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for name, codes in ROLES.items():
        role, _ = group.objects.get_or_create(name=name)
        role.permissions.set(permission.objects.filter(codename__in=codes))


def forget_roles(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_desk"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(make_roles, forget_roles)]
