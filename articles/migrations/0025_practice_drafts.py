from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0024_tags_renamed_by_the_worker")]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="is_practice",
            field=models.BooleanField(default=False, verbose_name="练习稿"),
        ),
    ]
