"""The names of columns, as the desk shows them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0013_handed_over_drafts'),
    ]

    operations = [
        migrations.AlterField(
            model_name='appearance',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appearances', to='articles.person', verbose_name='人物'),
        ),
        migrations.AlterField(
            model_name='appearance',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='articles.report', verbose_name='报道'),
        ),
        migrations.AlterField(
            model_name='appearance',
            name='section',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='articles.section', verbose_name='章节'),
        ),
        migrations.AlterField(
            model_name='correction',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='articles.report', verbose_name='报道'),
        ),
        migrations.AlterField(
            model_name='correction',
            name='revision',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='correction', to='articles.revision', verbose_name='版本'),
        ),
        migrations.AlterField(
            model_name='mention',
            name='name',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mentions', to='articles.name', verbose_name='指的是'),
        ),
        migrations.AlterField(
            model_name='mention',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='articles.report', verbose_name='报道'),
        ),
        migrations.AlterField(
            model_name='mention',
            name='section',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='articles.section', verbose_name='章节'),
        ),
        migrations.AlterField(
            model_name='quotation',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='articles.report', verbose_name='报道'),
        ),
        migrations.AlterField(
            model_name='quotation',
            name='section',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='articles.section', verbose_name='章节'),
        ),
        migrations.AlterField(
            model_name='quotation',
            name='spoken_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='quotations', to='articles.appearance', verbose_name='说话的人物'),
        ),
        migrations.AlterField(
            model_name='revision',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='articles.report', verbose_name='报道'),
        ),
        migrations.AlterField(
            model_name='revision',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='articles.source', verbose_name='来稿'),
        ),
        migrations.AlterField(
            model_name='statistic',
            name='earlier',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='later', to='articles.statistic', verbose_name='从哪个数'),
        ),
        migrations.AlterField(
            model_name='statistic',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='articles.report', verbose_name='报道'),
        ),
        migrations.AlterField(
            model_name='statistic',
            name='section',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='articles.section', verbose_name='章节'),
        ),
        migrations.AlterField(
            model_name='statistic',
            name='series',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='statistics', to='articles.measure', verbose_name='指标'),
        ),
        migrations.AlterField(
            model_name='submission',
            name='draft',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='submissions', to='articles.draft', verbose_name='草稿'),
        ),
        migrations.AlterField(
            model_name='submission',
            name='near',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.source', verbose_name='相近的来稿'),
        ),
        migrations.AlterField(
            model_name='submission',
            name='source',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='articles.source', verbose_name='来稿'),
        ),
        migrations.AlterField(
            model_name='submission',
            name='upload',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='submissions', to='articles.upload', verbose_name='批次'),
        ),
    ]
