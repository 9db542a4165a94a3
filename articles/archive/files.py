"""Files and folders to import: which there are, and which of them contradict each other."""

import errno
import os
import stat
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from articles import limits, record
from articles.archive.importing import is_record
from articles.archive.versions import former_ids, latest_of
from articles.models import Report

MISSING = "没有这个文件或文件夹，请核对路径"
EMPTY = "里面没有文件（名称以点开头的不算），请核对是不是选错了文件夹"
TROUBLES = {
    errno.EACCES: "没有权限，请检查权限",
    errno.EPERM: "没有权限，请检查权限",
    errno.ENOENT: "没有这个文件，请核对路径",
    errno.EISDIR: "是文件夹，请写文件的路径",
    errno.EIO: "磁盘读取出错，请换一处存放再试",
    errno.ENAMETOOLONG: "名称太长，请改短",
    errno.ELOOP: "符号链接绕回了自己，请改正",
    errno.ENOSPC: "磁盘满了，请腾出地方再试",
    errno.EDQUOT: "磁盘满了，请腾出地方再试",
    errno.EFBIG: "文件大过了系统的限制，请放宽限制再试",
    errno.EROFS: "磁盘只读，请换一处",
    errno.ENOTDIR: "上级不是文件夹，请核对路径",
}


def files_under(paths: Iterable[Path]) -> dict[Path, str | None]:
    """Each file that is named or in a folder, by name, and what keeps it from being read.

    So stand here also folders without a file, closed ones, and paths that lead nowhere. Hidden
    files are left out.
    """
    found: dict[Path, str | None] = {}
    for path in paths:
        found |= _under(path)
    return found


def _under(path: Path) -> dict[Path, str | None]:
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return {path: MISSING}
    except OSError as error:
        return {path: f"读不了：{reason(error)}"}
    if stat.S_ISDIR(mode):
        return _inside(path)
    return {path: None if stat.S_ISREG(mode) else "既不是文件也不是文件夹，请核对路径"}


def _inside(folder: Path) -> dict[Path, str | None]:
    found: dict[Path, str | None] = {}

    def refuse(error: OSError) -> None:
        found[Path(error.filename)] = f"读不了这个文件夹：{reason(error)}"

    for parent, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = filter(_is_shown, folders)
        for path in (Path(parent, name) for name in filter(_is_shown, names)):
            try:
                if path.is_file():
                    found[path] = None
            except OSError as error:
                found[path] = f"读不了这个文件：{reason(error)}"
    return dict(sorted(found.items())) or {folder: EMPTY}


def _is_shown(name: str) -> bool:
    return not name.startswith(".")


def reason(error: OSError) -> str:
    """Why the system does not let a file be read or written, and what to do."""
    return TROUBLES.get(error.errno, f"系统报错 {error.errno}，请把文件另存一份再试")


def read(file: Path) -> bytes:
    """The file's bytes; of one that is too large only as many as show it."""
    with file.open("rb") as opened:
        return opened.read(limits.FILE_BYTES + 1)


def readable(path: Path | str) -> str:
    """The path as it can be printed and stored, though its name be in another encoding."""
    name = os.fsencode(path)
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("gb18030", "replace")


def contradictions(files: Iterable[Path]) -> dict[Path, str]:
    """Files that give one slug different contents: each with why it is refused."""
    by_slug: dict[str, list[Path]] = defaultdict(list)
    for file in files:
        fields = _fields_of(file)
        if isinstance(fields, dict) and isinstance(fields.get("slug"), str):
            by_slug[fields["slug"]].append(file)
    refused = {}
    for slug, given in by_slug.items():
        if not _agree(given):
            names = "、".join(readable(file) for file in given)
            fault = f"slug {slug} 在这次导入里有不同的内容（{names}），请只留一份"
            refused |= dict.fromkeys(given, fault)
    return refused


def _agree(files: list[Path]) -> bool:
    """Whether the files make one record, though some may write out what others leave out."""
    if len(files) == 1:
        return True
    first, *others = (_fields_of(file) for file in files)
    if all(fields == first for fields in others):
        return True
    known = Report.objects.filter(record_slug=record.slug_in(first)).first()
    former = former_ids(latest_of(known))
    try:
        made = {record.canonical(record.build(fields, former)) for fields in (first, *others)}
    except record.RecordError:
        return False
    return len(made) == 1


def _fields_of(file: Path) -> Any:
    try:
        content = read(file)
        return record.load(content) if is_record(content, file.name) else None
    except (OSError, record.RecordError):
        return None  # said when the file itself is imported
