import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.archive.importing import import_record
from articles.management import progress
from articles.management.sample import records
from articles.models import Report


class Command(BaseCommand):
    help = "写出虚构的示例市报道：到一个文件夹，或收进示例专用的数据库。"

    def add_arguments(self, parser):
        parser.add_argument("number", type=int, metavar="N", help="多少篇")
        parser.add_argument("--seed", type=int, default=2021, help="换一个数，换一批报道")
        parser.add_argument("--to", type=Path, metavar="DIR", help="写成记录文件，放进这个文件夹")

    def handle(self, *args, number, seed, to, **options):
        made = list(records(number, seed))
        if to is None:
            self._load(made)
        else:
            self._write(made, to)

    def _write(self, made: list[dict], folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise CommandError(f"{folder} 里已有东西，示例不与它们混放，请换一个空文件夹")
        try:
            for fields in made:
                text = json.dumps(fields, ensure_ascii=False, indent=2)
                (folder / f"{fields['slug']}.json").write_text(text + "\n", "utf-8")
        except OSError:  # else what is there would stand in the way of another try
            for path in folder.iterdir():
                path.unlink()
            raise
        self.stdout.write(f"已写出 {len(made)} 篇示例报道到 {folder}")

    def _load(self, made: list[dict]) -> None:
        if not settings.SAMPLE_DATA:
            raise CommandError("示例数据不能进入正式档案；请用 make demo，或加 --to 写到文件夹")
        known = set(Report.objects.values_list("record_slug", flat=True))
        if known - {fields["slug"] for fields in made}:
            raise CommandError("这个数据库里有不是示例的报道，请另设 ARCHIVE_VAR 换一个文件夹")
        missing = [fields for fields in made if fields["slug"] not in known]
        for fields in progress.bar(missing, self.stderr):
            import_record(fields)
        self.stdout.write(f"示例报道共 {len(made)} 篇，新收 {len(missing)} 篇")
