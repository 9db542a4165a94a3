from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles import drafting, record
from articles.archive import files, lexicon


class Command(BaseCommand):
    help = "把一个文件起草成记录，写到标准输出；档案里什么都不改。"

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args, file, **options):
        try:
            read = drafting.read_text(files.read(file), file.name)
            drafted = drafting.draft(read.text, lexicon.lexicon())
        except (drafting.Unreadable, record.RecordError) as error:
            raise CommandError(f"{file}：{error}") from error
        except OSError as error:
            raise CommandError(f"读不了 {file}：{files.reason(error)}") from error
        for note in [*read.notes, *drafted.left_out]:
            self.stderr.write(note)
        self.stdout.write(record.canonical(record.build(drafted.record)), ending="")
