"""Nobody who has done anything at the desk is deleted, and roles see no groups."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KINDS = {1: "add", 2: "change", 3: "delete"}  # by action flag of Django's own log


def keep_old_log(apps, schema_editor):
    """What Django's own log told so far, as acts, whose user is not deleted."""
    entries = apps.get_model("admin", "LogEntry").objects.order_by("pk")
    act = apps.get_model("articles", "Act")
    for entry in entries.iterator():
        subject = f"“{entry.object_repr}”"
        made = act.objects.create(
            kind=KINDS[entry.action_flag], subject=subject, user_id=entry.user_id
        )
        act.objects.filter(pk=made.pk).update(made_at=entry.action_time)


def hide_groups(apps, schema_editor):
    permissions = apps.get_model("auth", "Permission").objects.filter(codename="view_group")
    for role in apps.get_model("auth", "Group").objects.filter(name="主编"):
        role.permissions.remove(*permissions)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0004_old_addresses"),
        ("admin", "0003_logentry_add_action_flag_choices"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='act',
            name='kind',
            field=models.CharField(choices=[('withdraw', '撤回'), ('restore', '恢复公开'), ('merge', '合并'), ('split', '拆分'), ('mask', '隐去姓名'), ('tags', '标签'), ('addresses', '旧地址'), ('add', '新建'), ('change', '改动'), ('delete', '删除')], max_length=10, verbose_name='事项'),
        ),
        migrations.AlterField(
            model_name='act',
            name='user',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL, verbose_name='编辑'),
        ),
        migrations.AlterField(
            model_name='draft',
            name='edited_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='编辑'),
        ),
        migrations.AlterField(
            model_name='draft',
            name='publish_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='定时的编辑'),
        ),
        migrations.AlterField(
            model_name='revision',
            name='user',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL, verbose_name='编辑'),
        ),
        migrations.AlterField(
            model_name='upload',
            name='user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL, verbose_name='投稿人'),
        ),
        migrations.RunPython(keep_old_log, migrations.RunPython.noop),
        migrations.RunPython(hide_groups, migrations.RunPython.noop),
    ]
