"""Every part of the archive dies, one at a time, while readers read and others write.

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
from collections import ChainMap
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path

import psycopg

from tests import clocks, fronted
from tests.clocks import Clock
from tests.drips import BODY, HEAD, Drips, question
from tests.driven import Archive, unprivileged
from tests.fronted import HOST, Front
from tests.postgres import Server, folder_of_programs, stoppable, wait_until
from tests.readers import Readers, Tally
from tests.served import Served, descendants, serving
from tests.writers import IMPORT, PUBLICATION, STEP, WRITERS, Maker

PATHS = ["/", "/reports/", "/search/?q=%E9%95%87", "/about/", "/api/v1/reports/", "/people/"]
ONE_SENTENCE = re.compile(r"[^\n]*[一-鿿][^\n]*\n")
MOST = 2.0  # seconds that a reader waits, and until all is well after the cause has ended
BEFORE, AFTER = 0.5, 1.0  # seconds of reading before a cause begins, and after all is well again
LEAST, MOST_HELD = 3.0, 30.0  # seconds that a cause lasts, while who writes is answered
# What nobody can write while it lasts.
UNWRITABLE = {"磁盘满了", "数据文件夹只能读", "数据库文件只能读"}
HOUR = 3600  # seconds
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
    front: Front | None = None
    clock: Clock | None = None

    @property
    def folder(self) -> Path:
        return Path(self.archive.environment["ARCHIVE_VAR"])

    def readers(self) -> Readers:
        """Who reads by way of nginx, where there is one."""
        if self.front is None:
            return Readers(self.served.port, PATHS)
        return Readers(self.front.secure, PATHS, host=f"{HOST}:{self.front.secure}")

    @property
    def is_well(self) -> bool:
        return all(self.served.status(path) == 200 for path in PATHS)

    @property
    def web_workers(self) -> list[int]:
        return descendants(self.served.child("gunicorn"))

    def kill_web_workers(self) -> None:
        """So that what they have open is opened anew; returns when all are gone."""
        killed = self.web_workers
        for process in killed:
            os.kill(process, signal.SIGTERM)
        wait_until(lambda: not set(killed) & set(self.web_workers))


Cause = Callable[[Site], Iterator[None]]
Table = dict[str, tuple[Cause, float | None]]  # with the seconds that it is held


@dataclass
class Row:
    part: str
    tally: Tally
    ended: float
    told: dict[str, str]  # to each who wrote meanwhile, where they could not
    traces: int  # of faults, in what the site has logged

    @property
    def back(self) -> float:
        return self.tally.back_after(self.ended)

    @property
    def is_in_one_sentence(self) -> bool:
        return all(not told or ONE_SENTENCE.fullmatch(told) for told in self.told.values())

    @property
    def is_written_where_it_can_be(self) -> bool:
        """Where nothing can be written, whoever tried was told so."""
        at_once = [said for who, said in self.told.items() if who in (IMPORT, STEP, PUBLICATION)]
        return all(at_once) or self.part not in UNWRITABLE

    @property
    def has_no_fault(self) -> bool:
        """Whatever time it took, which tells of the machine as well."""
        return (
            self.is_written_where_it_can_be
            and not self.tally.others
            and self.is_in_one_sentence
            and not self.traces
        )

    @property
    def keeps_its_promise(self) -> bool:
        return self.has_no_fault and self.tally.longest <= MOST and self.back <= MOST

    def __str__(self) -> str:
        kinds, others = self.tally.kinds, self.tally.others
        told = "、".join(f"{kind} × {count}" for kind, count in others.items()) or "0"
        wrote = "；".join(f"{who}：{said.strip() or '做成了'}" for who, said in self.told.items())
        numbers = f"{kinds['200']:6} {kinds['503']:6} {self.tally.longest:8.2f} {self.back:8.2f}"
        return f"{numbers}  {self.part}；其他：{told}；{wrote}；日志里的错误：{self.traces}"


def tried(
    site: Site,
    part: str,
    cause: Cause,
    held: float | None = None,
    makers: Sequence[Maker] = WRITERS,
    least: float = LEAST,
) -> Row:
    """Readers read while a part is dead, until they are all answered again.

    It is held so long; or else until those who write are answered, and at least so long.
    """
    writers = [make(site.archive, site.served) for make in makers]
    logged = site.served.log.stat().st_size
    with site.readers() as readers:
        time.sleep(BEFORE)
        with contextmanager(cause)(site):
            for writer in writers:
                writer.begin()
            time.sleep(least if held is None else held)
            if held is None:
                assert all(writer.is_answered_within(MOST_HELD) for writer in writers)
        ended = time.monotonic()
        told = {writer.name: writer.said() for writer in writers}
        wait_until(lambda: site.is_well, tries=150)
        time.sleep(AFTER)
    traces = site.served.log.read_bytes()[logged:].count(b"Traceback")
    return Row(part, readers.tally, ended, told, traces)


def proved(site: Site) -> bool:
    """Whether nothing was left half-written."""
    return site.archive.run("check_archive", through=unprivileged()).returncode == 0


def killed(name: str) -> Cause:
    def cause(site: Site) -> Iterator[None]:
        os.kill(site.served.child(name), signal.SIGKILL)
        yield

    return cause


def web_workers_killed(site: Site) -> Iterator[None]:
    """Each once, in the midst of what it is asked; another stands in its place at once."""
    for victim in site.web_workers:
        count = len(site.web_workers)
        os.kill(victim, signal.SIGSTOP)  # so that there is somebody whom it would answer
        time.sleep(0.3)
        os.kill(victim, signal.SIGKILL)
        wait_until(lambda: victim not in site.web_workers and len(site.web_workers) == count)  # noqa: B023
    yield


def clock_put_back(site: Site) -> Iterator[None]:
    site.clock.put(-HOUR)
    assert is_about(time.time() - HOUR, site.served.get("/about/")[1]["Date"])
    yield
    site.clock.put(0)
    assert is_about(time.time(), site.served.get("/about/")[1]["Date"])


def is_about(expected: float, date: str) -> bool:
    return abs(parsedate_to_datetime(date).timestamp() - expected) < HOUR / 2


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


def closed(site: Site, paths: list[Path]) -> Iterator[None]:
    """Nobody may write to them."""
    modes = {path: path.stat().st_mode for path in paths}
    for path, mode in modes.items():
        path.chmod(mode & ~0o222)
    site.kill_web_workers()
    yield
    for path, mode in modes.items():
        path.chmod(mode)


def folder_closed(site: Site) -> Iterator[None]:
    """With the files in it: SQLite writes on into those that stand beside its database."""
    yield from closed(site, [site.folder, *filter(Path.is_file, site.folder.iterdir())])


def file_closed(site: Site) -> Iterator[None]:
    yield from closed(site, [site.folder / "archive.sqlite3"])


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
WEB_WORKERS = "网站的每个进程挨个被杀（前面有 nginx）"
CLOCK = "时钟退回一小时，再拨回来"
ON_POSTGRES = {
    "PostgreSQL 的一个进程被杀": (backend_killed, None),
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
def site(
    postgres: Server | None = None, behind_nginx: bool = False, by_a_clock: bool = False
) -> Iterator[Site]:
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
        archive.environment |= {"TMPDIR": str(temporary), "SAMPLE_DATA": "1"}
        done = archive.run("make_sample", "12")
        assert done.returncode == 0, done.stdout
        assert archive.run("rebuild_search").returncode == 0
        front = Front(own, fronted.installed()) if behind_nginx else None
        clock = Clock(own) if by_a_clock else None
        more = [one.environment for one in (front, clock) if one]
        archive.environment |= dict(ChainMap(*more))
        served = stack.enter_context(serving(archive, own, through=unprivileged()))
        if front:
            stack.enter_context(front.before(served.port, folder))
        yield Site(archive, served, disk, temporary, postgres, front, clock)


def rows() -> Iterator[Row]:
    """All that dies, one after another; with what is left proved at the end of each site."""
    for made, table in tables():
        with made as site:
            for part, (cause, held) in table.items():
                yield tried(site, part, cause, held)
            assert proved(site)


def tables() -> Iterator[tuple[AbstractContextManager[Site], Table]]:
    """Every site with what dies of it."""
    yield site(), {part: (cause, None) for part, cause in (ON_SQLITE | UNNOTICED).items()}
    if fronted.installed():
        yield site(behind_nginx=True), {WEB_WORKERS: (web_workers_killed, None)}
    if clocks.can_be_put_back():
        yield site(by_a_clock=True), {CLOCK: (clock_put_back, None)}
    yield on_postgres(), ON_POSTGRES


@contextmanager
def on_postgres() -> Iterator[Site]:
    with stoppable(folder_of_programs()) as server, site(server) as made:
        yield made


def untried() -> list[str]:
    """What cannot be tried here, and why."""
    without = [] if fronted.installed() else [f"没有装 nginx，没有试：{WEB_WORKERS}"]
    return without if clocks.can_be_put_back() else [*without, f"没有装 gcc，没有试：{CLOCK}"]


def main() -> int:
    print(f"{'200':>6} {'503':>6} {'最久':>6} {'恢复':>6}  什么死了或变了（秒）")
    broken = number = 0
    for row in rows():
        print(row, flush=True)
        number, broken = number + 1, broken + (not row.keeps_its_promise)
    print("".join(f"{line}\n" for line in untried()), end="")
    print(f"试了 {number} 次，失信 {broken} 次")
    return 1 if broken or untried() else 0


if __name__ == "__main__":
    from tests import environment

    environment.prepare(on_postgres=False)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yangzhong_archive.settings")
    import django

    django.setup()
    sys.exit(main())
