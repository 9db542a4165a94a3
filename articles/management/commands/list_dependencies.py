import json
import unicodedata

from django.core.management.base import BaseCommand

from articles.management import dependencies
from articles.management.dependencies import Dependency

HEADINGS = ("程序包", "版本", "许可", "发布", "谁要它")
UNKNOWN = "不明"
NO_DATES = "发布的日期来自程序包里文件的时间；程序包没有留下时间的写“不明”，不推测。"


class Command(BaseCommand):
    help = "列出装着的程序包：版本、许可、发布的日期、谁要它。都从本机读，不用网。"

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="给程序看的一份")

    def handle(self, *args, **options):
        found = dependencies.installed()
        if options["json"]:
            listed = [one.as_json() for one in found]
            self.stdout.write(json.dumps(listed, ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(table([HEADINGS, *map(row, found)])))
            self.stdout.write(NO_DATES)


def row(one: Dependency) -> tuple[str, ...]:
    needed_by = "、".join(one.needed_by) or "无"
    released = f"{one.released}（{one.age} 天前）" if one.released else UNKNOWN
    return one.name, one.version, one.licence or UNKNOWN, released, needed_by


def table(rows: list[tuple[str, ...]]) -> list[str]:
    """The rows with their columns below each other, where a Chinese character is two wide."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    padded = [[_padded(*one) for one in zip(row, widths, strict=True)] for row in rows]
    return ["  ".join(cells).rstrip() for cells in padded]


def _padded(cell: str, wide: int) -> str:
    return cell + " " * (wide - width(cell))


def width(words: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(one) in "WF") for one in words)
