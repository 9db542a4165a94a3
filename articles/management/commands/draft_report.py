from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles import limits, record
from articles.archive import files, lexicon
from articles.drafting import Died, Drafter, Unreadable


class Command(BaseCommand):
    seconds = limits.DRAFT_SECONDS
    help = "把一个文件起草成记录，写到标准输出；档案里什么都不改。"

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args, file, **options):
        try:
            with Drafter(self.seconds) as drafter:
                drafted, notes = drafter.draft_file(files.read(file), file.name, lexicon.lexicon())
        except (Unreadable, record.RecordError) as error:
            raise CommandError(f"{file}：{error}") from error
        except Died as error:
            raise CommandError(f"起草 {file} 时程序中断了，多半是内存不够，请再试一次") from error
        except OSError as error:
            raise CommandError(f"读不了 {file}：{files.reason(error)}") from error
        for note in [*notes, *drafted.left_out]:
            self.stderr.write(note)
        self.stdout.write(record.canonical(record.build(drafted.record)), ending="")
