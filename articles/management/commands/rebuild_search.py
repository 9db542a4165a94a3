from django.core.management.base import BaseCommand

from articles.management import progress
from articles.models import Report
from articles.search import indexing


class Command(BaseCommand):
    help = "重建搜索的索引：在旁边建好，再换上；其间搜索照常。"

    def handle(self, *args, **options):
        total = Report.objects.public().count()
        steps = progress.counted(indexing.rebuild(), total, self.stderr)
        done = sum(1 for _ in steps)
        self.stdout.write(f"{done} 篇报道已编入索引")
