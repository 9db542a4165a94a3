"""Acts on everything that a query finds, done by the worker one by one."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0014_words_of_columns'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Batch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(unique=True, verbose_name='编号')),
                ('kind', models.CharField(choices=[('publish', '公开'), ('tags', '加减标签'), ('withdraw', '撤回'), ('restore', '恢复公开'), ('unlist', '请搜索引擎不收录'), ('list', '让搜索引擎收录')], max_length=10, verbose_name='事项')),
                ('given', models.JSONField(default=dict, verbose_name='要求')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='时间')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL, verbose_name='谁')),
            ],
            options={
                'verbose_name': '批量的事',
                'verbose_name_plural': '批量的事',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='BatchItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tries', models.PositiveSmallIntegerField(default=0, verbose_name='试过次数')),
                ('try_after', models.DateTimeField(blank=True, null=True, verbose_name='再试的时间')),
                ('position', models.PositiveIntegerField(verbose_name='次序')),
                ('row', models.BigIntegerField(verbose_name='哪一份')),
                ('title', models.CharField(max_length=300, verbose_name='标题')),
                ('state', models.CharField(choices=[('waiting', '等着'), ('done', '做成了'), ('failed', '没有成'), ('stopped', '停下了')], db_index=True, default='waiting', max_length=10, verbose_name='状态')),
                ('message', models.TextField(blank=True, verbose_name='说明')),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='articles.batch')),
            ],
            options={
                'verbose_name': '批量的一份',
                'verbose_name_plural': '批量的一份',
                'ordering': ['batch_id', 'position'],
                'constraints': [models.UniqueConstraint(fields=('batch', 'position'), name='batch_item_once')],
            },
        ),
    ]
