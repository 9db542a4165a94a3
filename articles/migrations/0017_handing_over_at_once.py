"""Drafts handed over at once."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0016_comments'),
    ]

    operations = [
        migrations.AlterField(
            model_name='batch',
            name='kind',
            field=models.CharField(choices=[('publish', '公开'), ('tags', '加减标签'), ('withdraw', '撤回'), ('restore', '恢复公开'), ('unlist', '请搜索引擎不收录'), ('list', '让搜索引擎收录'), ('hand_over', '交给')], max_length=10, verbose_name='事项'),
        ),
    ]
