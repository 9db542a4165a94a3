"""Every part of the archive dies, one at a time, while readers read and a command writes.

python -m tests.deaths    prints what they were answered, and ends with 1 where a promise was broken
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg

from tests.drips import BODY, HEAD, Drips, question
from tests.driven import Archive, unprivileged
from tests.postgres import Server, folder_of_programs, stoppable, wait_until
from tests.readers import Readers, Tally
from tests.records import full, write
from tests.served import Served, descendants, serving

PATHS = ["/", "/reports/", "/search/?q=%E9%95%87", "/about/", "/api/v1/reports/", "/people/"]
ONE_SENTENCE = re.compile(r"[^\n]*[一-鿿][^\n]*\n")
MOST = 2.0  # seconds that a reader waits, and until all is well after the cause has ended
BEFORE, AFTER = 0.5, 1.0  # seconds of reading before a cause begins, and after all is well again
HELD = 3.0  # seconds that a cause lasts
DRIPPING = 200  # connections
LARGE = "/static/large.txt"  # more than a client's kernel takes ahead


@dataclass
class Site:
    """An archive that is served, on a disk of its own."""

    archive: Archive
    served: Served
    disk: Path
    temporary: Path
    postgres: Server | None = None

    def begins_to_write(self) -> subprocess.Popen:
        """A command that imports a report which is not there yet."""
        file = write(self.disk.parent, full(f"report-{uuid4().hex[:8]}"))
        return self.archive.start("import_reports", file, "--publish", through=unprivileged())

    @property
    def folder(self) -> Path:
        return Path(self.archive.environment["ARCHIVE_VAR"])

    @property
    def web_workers(self) -> list[int]:
        return descendants(self.served.child("gunicorn"))

    def kill_web_workers(self) -> None:
        """So that what they have open is opened anew."""
        for process in self.web_workers:
            os.kill(process, signal.SIGTERM)


Cause = Callable[[Site], Iterator[None]]


@dataclass
class Row:
    part: str
    tally: Tally
    ended: float
    told: str  # what the command said that wrote meanwhile, if it could not

    @property
    def back(self) -> float:
        return self.tally.back_after(self.ended)

    @property
    def is_one_sentence(self) -> bool:
        return not self.told or bool(ONE_SENTENCE.fullmatch(self.told))

    @property
    def has_no_fault(self) -> bool:
        """Whatever time it took, which tells of the machine as well."""
        return not self.tally.others and self.is_one_sentence

    @property
    def keeps_its_promise(self) -> bool:
        return self.has_no_fault and self.tally.longest <= MOST and self.back <= MOST

    def __str__(self) -> str:
        kinds, others = self.tally.kinds, self.tally.others
        told = "、".join(f"{kind} × {count}" for kind, count in others.items()) or "0"
        numbers = f"{kinds['200']:6} {kinds['503']:6} {self.tally.longest:8.2f} {self.back:8.2f}"
        return f"{numbers}  {self.part}；其他：{told}；写的人：{self.told.strip() or '写成了'}"


def tried(site: Site, part: str, cause: Cause, held: float = HELD) -> Row:
    """Readers read while a part is dead, until they are all answered again."""
    with Readers(site.served.port, PATHS) as readers:
        time.sleep(BEFORE)
        with contextmanager(cause)(site):
            writing = site.begins_to_write()
            time.sleep(held)
        ended = time.monotonic()
        said, _ = writing.communicate(timeout=120)
        wait_until(lambda: all(site.served.status(path) == 200 for path in PATHS), tries=150)
        time.sleep(AFTER)
    return Row(part, readers.tally, ended, said if writing.returncode else "")


def proved(site: Site) -> bool:
    """Whether nothing was left half-written."""
    return site.archive.run("check_archive", through=unprivileged()).returncode == 0


def killed(name: str) -> Cause:
    def cause(site: Site) -> Iterator[None]:
        os.kill(site.served.child(name), signal.SIGKILL)
        yield

    return cause


def index_gone(site: Site) -> Iterator[None]:
    shutil.rmtree(site.folder / "search")
    yield


def index_is_rubbish(site: Site) -> Iterator[None]:
    for file in (site.folder / "search").glob("build-*/*"):
        file.write_bytes(os.urandom(500))
    yield


def index_cannot_be_named(site: Site) -> Iterator[None]:
    (site.folder / "search" / "current").write_bytes(b"\xff\xfe")
    yield


def disk_full(site: Site) -> Iterator[None]:
    free = os.statvfs(site.disk)
    filled = site.disk / "filled"
    with filled.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, free.f_bavail * free.f_frsize)
    yield
    filled.unlink()


def closed(path: Path) -> Iterator[None]:
    """Nobody may write to it."""
    mode = path.stat().st_mode
    path.chmod(mode & ~0o222)
    yield
    path.chmod(mode)


def folder_closed(site: Site) -> Iterator[None]:
    for _ in closed(site.folder):
        site.kill_web_workers()
        yield


def file_closed(site: Site) -> Iterator[None]:
    for _ in closed(site.folder / "archive.sqlite3"):
        site.kill_web_workers()
        yield


def no_temporary_folder(site: Site) -> Iterator[None]:
    shutil.rmtree(site.temporary)
    site.kill_web_workers()
    yield
    site.temporary.mkdir(0o777)
    site.temporary.chmod(0o777)


def server_stopped(site: Site) -> Iterator[None]:
    site.postgres.stop()
    yield
    site.postgres.start()


def backend_killed(site: Site) -> Iterator[None]:
    """One of PostgreSQL's processes, upon which it ends all others and recovers."""
    with psycopg.connect(site.postgres.url) as opened:
        asked = "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'"
        backends = [pid for (pid,) in opened.execute(f"{asked} AND pid <> pg_backend_pid()")]
    os.kill(backends[0], signal.SIGKILL)
    yield


def reloaded(site: Site) -> Iterator[None]:
    site.served.process.send_signal(signal.SIGHUP)
    yield


def dripping(begin: bytes, takes: bool = False) -> Cause:
    def cause(site: Site) -> Iterator[None]:
        with Drips(site.served.port, begin, DRIPPING, takes):
            yield

    return cause


ON_SQLITE = {
    "后台被杀": killed("manage.py work"),
    "网站的主进程被杀": killed("gunicorn"),
    "搜索的索引没有了": index_gone,
    "搜索的索引坏了": index_is_rubbish,
    "不知道用哪个索引": index_cannot_be_named,
    "磁盘满了": disk_full,
    "数据文件夹只能读": folder_closed,
    "数据库文件只能读": file_closed,
    "临时文件夹没有了": no_temporary_folder,
}
UNNOTICED = {
    "网站换成新的代码": reloaded,
    "200 个连接一秒送来一个字节的请求头": dripping(HEAD),
    "200 个连接一秒送来一个字节的正文": dripping(BODY),
    "200 个连接一秒取走一个字节的答复": dripping(question(LARGE), takes=True),
}
ON_POSTGRES = {
    "PostgreSQL 的一个进程被杀": (backend_killed, HELD),
    "PostgreSQL 停 1 秒": (server_stopped, 1.0),
    "PostgreSQL 停 5 秒": (server_stopped, 5.0),
    "PostgreSQL 停 45 秒": (server_stopped, 45.0),
}


@contextmanager
def mounted(folder: Path, size: str = "200m") -> Iterator[Path]:
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=777", "archive", folder]
    subprocess.run(mount, check=True, capture_output=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@contextmanager
def site(postgres: Server | None = None) -> Iterator[Site]:
    """On a small disk, served by processes to which a folder can be closed."""
    with ExitStack() as stack:
        own = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="deaths-")))
        own.chmod(0o755)
        disk = stack.enter_context(mounted(own / "disk"))
        temporary = own / "tmp"
        temporary.mkdir()
        temporary.chmod(0o777)
        folder = disk / "var"
        folder.mkdir()
        (folder / "static").mkdir()
        (folder / LARGE.removeprefix("/")).write_bytes(b"large\n" * 700_000)
        archive = Archive(
            folder, postgres.url if postgres else f"sqlite:///{folder}/archive.sqlite3"
        )
        archive.environment["TMPDIR"] = str(temporary)
        done = archive.run("import_reports", write(own, full()), "--publish")
        assert done.returncode == 0, done.stdout
        assert archive.run("rebuild_search").returncode == 0
        served = stack.enter_context(serving(archive, own, through=unprivileged()))
        yield Site(archive, served, disk, temporary, postgres)


def rows() -> Iterator[Row]:
    """All that dies, one after another; with what is left proved at the end of each site."""
    with site() as on_sqlite:
        for part, cause in (ON_SQLITE | UNNOTICED).items():
            yield tried(on_sqlite, part, cause)
        assert proved(on_sqlite)
    with stoppable(folder_of_programs()) as server, site(server) as on_postgres:
        for part, (cause, held) in ON_POSTGRES.items():
            yield tried(on_postgres, part, cause, held)
        assert proved(on_postgres)


def main() -> int:
    print(f"{'200':>6} {'503':>6} {'最久':>6} {'恢复':>6}  什么死了或变了（秒）")
    broken = number = 0
    for row in rows():
        print(row, flush=True)
        number, broken = number + 1, broken + (not row.keeps_its_promise)
    print(f"试了 {number} 次，失信 {broken} 次")
    return 1 if broken else 0


if __name__ == "__main__":
    from tests import environment

    environment.prepare(on_postgres=False)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yangzhong_archive.settings")
    import django

    django.setup()
    sys.exit(main())
