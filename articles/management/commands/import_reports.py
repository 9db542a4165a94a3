from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles import limits
from articles.archive import files
from articles.archive.importing import Kind as Done
from articles.archive.importing import Orders, Refused, import_file
from articles.archive.private_matters import Kind
from articles.drafting import Died, Drafter, DraftFile, Unreadable
from articles.management import progress
from articles.record import RecordError

REFUSED = "拒收"
DIED = "起草这个文件时程序中断了，多半是内存不够，请单独再导入一次"


class Command(BaseCommand):
    seconds = limits.DRAFT_SECONDS  # in which a raw text is drafted
    help = "导入报道：记录（.json）或纯文字，文件或文件夹。不加 --publish 只存为草稿。"

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="文件或文件夹")
        parser.add_argument("--publish", action="store_true", help="直接公开")
        parser.add_argument("--reason", default="", help="更正已公开报道的理由，会公开")
        parser.add_argument("--replace", action="store_true", help="覆盖在编辑台改过的内容")
        parser.add_argument("--new-only", action="store_true", help="已有的地址一概不动")

    def handle(self, *args, paths, publish, reason, replace, new_only, **options):
        orders = Orders(publish=publish, reason=reason, replace=replace, new_only=new_only)
        found = files.files_under(paths)
        faults = {file: fault for file, fault in found.items() if fault}
        faults |= files.contradictions(file for file in found if file not in faults)
        counts, self.unconfirmed = Counter(), []
        with Drafter(self.seconds) as drafter:
            for file in progress.bar(list(found), self.stderr):
                words, detail = self._import(file, orders, faults.get(file), drafter.draft_file)
                counts[words] += 1
                line = f"{words}  {files.readable(file)}{detail}"
                self.stdout.write(progress.line(line, self.stderr))
        self._sum_up(counts)

    def _import(
        self, file: Path, orders: Orders, fault: str | None, draft_file: DraftFile
    ) -> tuple[str, str]:
        """What was done with a file, and the detail to print."""
        try:
            if fault:
                raise Refused(fault)
            name = files.readable(file.name)
            outcome = import_file(files.read(file), name, orders, draft_file)
        except RecordError as error:
            return REFUSED, "".join(f"\n      {problem}" for problem in error.problems)
        except (Refused, Unreadable) as error:
            return REFUSED, f"\n      {error}"
        except Died:
            return REFUSED, f"\n      {DIED}"
        except OSError as error:
            return REFUSED, f"\n      读不了这个文件：{files.reason(error)}"
        self.unconfirmed += ((one, file, outcome.slug) for one in outcome.unconfirmed)
        doubts = "".join(f"\n      请看一看 {doubt}" for doubt in outcome.doubts)
        return outcome.kind, f"  → {outcome.slug}{doubts}"

    def _sum_up(self, counts: Counter) -> None:
        parts = [f"{kind} {counts[kind]}" for kind in [*Done, REFUSED]]
        self.stdout.write(f"共 {sum(counts.values())} 个文件：{'，'.join(parts)}")
        kept = self._list_unconfirmed()
        faults = [f"{counts[REFUSED]} 个文件未收"] if counts[REFUSED] else []
        faults += [f"{kept} 篇留作草稿，没有公开"] if kept else []
        if faults:
            raise CommandError(f"有 {'，'.join(faults)}，原因见上；其余已处理")

    def _list_unconfirmed(self) -> int:
        """Prints by kind what keeps reports from being public; how many they are."""
        if not self.unconfirmed:
            return 0
        self.stdout.write("以下报道里有可能是个人信息的字，留作草稿，没有公开：")
        for kind in Kind:
            found = [row for row in self.unconfirmed if row[0].kind == kind]
            if found:
                self.stdout.write(f"  {kind}")
            for matter, file, slug in found:
                where = f"{files.readable(file)}，{matter.place}"
                self.stdout.write(f"      {slug}  {matter.hint}（{where}）")
        self.stdout.write("请在编辑台打开这些草稿，按“公开”，逐项写明理由；或删去这些字再导入")
        return len({slug for _, _, slug in self.unconfirmed})
