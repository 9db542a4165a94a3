"""Files handed in: each is kept as it came, then waits for the worker."""

import lzma
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from articles import limits
from articles.archive import importing
from articles.models import Submission, Upload

PASTED = "粘贴的文字.txt"
ZIP_FILES = 2_000
ZIP_BYTES = 500 * 1024 * 1024  # of all its files together, unpacked
TOO_LARGE = f"文件超过 {limits.FILE_BYTES // 2**20} MB，请拆小后再交"
# What unpacking a file of a .zip says of one that is not whole.
BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, EOFError)
BROKEN += (OSError, ValueError, RuntimeError)
Given = tuple[str, bytes | None, str]  # file name, content, or why there is none


def receive(user: AbstractBaseUser, files: Iterable[tuple[str, BinaryIO]], pasted: str) -> Upload:
    """Keeps what was handed in as one upload, whole or not at all; a .zip is its files.

    Sent twice, before the worker is done with it, it is one.
    """
    given = [one for name, file in files for one in _opened(name, file)]
    if pasted.strip():
        given.append((PASTED, pasted.replace("\r\n", "\n").encode(), ""))
    with transaction.atomic():
        get_user_model().objects.select_for_update().get(pk=user.pk)  # one upload after another
        return _same(user, given) or _keep_all(user, given)


def _same(user: AbstractBaseUser, given: list[Given]) -> Upload | None:
    """The user's last upload, where it holds the same and not all of it is drafted."""
    last = Upload.objects.filter(user=user).first()
    waiting = Submission.State.WAITING
    if last is None or not last.submissions.filter(state=waiting).exists():
        return None
    had = last.submissions.values_list("filename", "source__sha256")
    now = [(name[-255:], content and sha256(content).hexdigest()) for name, content, _ in given]
    return last if list(had) == now else None


def _keep_all(user: AbstractBaseUser, given: list[Given]) -> Upload:
    upload = Upload.objects.create(user=user)
    for position, (name, content, trouble) in enumerate(given, 1):
        _keep(upload, position, name, content, trouble)
    return upload


def _keep(upload: Upload, position: int, name: str, content: bytes | None, trouble: str) -> None:
    refused = content is None
    Submission.objects.create(
        upload=upload,
        position=position,
        filename=name[-255:],
        source=None if refused else importing.keep_source(content, name),
        state=Submission.State.REFUSED if refused else Submission.State.WAITING,
        message=trouble,
    )


def _opened(name: str, file: BinaryIO) -> Iterator[Given]:
    content = file.read(max(limits.FILE_BYTES, ZIP_BYTES) + 1)
    if name.lower().endswith(".zip") and zipfile.is_zipfile(BytesIO(content)):
        yield from _unzipped(name, content)
    elif len(content) > limits.FILE_BYTES:
        yield name, None, TOO_LARGE
    else:
        yield name, content, ""


def _unzipped(name: str, content: bytes) -> Iterator[Given]:
    """The files in a .zip; what cannot be unpacked says why, and the rest goes on."""
    try:
        opened = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        yield name, None, "这个压缩包坏了，请重新压缩，或把里面的文件单独交来"
        return
    with opened as archive:
        inside = [info for info in archive.infolist() if _is_file(info)]
        if len(inside) > ZIP_FILES:
            yield name, None, f"里面有 {len(inside)} 个文件，最多 {ZIP_FILES} 个，请分几次交"
            return
        left = ZIP_BYTES
        for info in inside:
            one = _unpacked(archive, info, left)
            left -= len(one[1] or b"")
            yield one


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> Given:
    name = _name_of(info)
    if info.flag_bits & 1:
        return name, None, "压缩包加了密码，请解开后再交"
    most = min(limits.FILE_BYTES, left)
    try:
        with archive.open(info) as file:
            content = file.read(most + 1)  # the directory of a .zip can lie about sizes
    except BROKEN:
        return name, None, "压缩包里的这个文件坏了，请重新压缩，或单独交来"
    if len(content) > most:
        return (
            name,
            None,
            TOO_LARGE if most == limits.FILE_BYTES else "压缩包解开后太大，请分几次交",
        )
    return name, content, ""


def _is_file(info: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(info.filename)
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in path.parts)
    return not info.is_dir() and not hidden


def _name_of(info: zipfile.ZipInfo) -> str:
    """The file's name; Windows in China writes it in GBK without saying so."""
    name = PurePosixPath(info.filename).name
    if info.flag_bits & 0x800:
        return name
    raw = name.encode("cp437", "replace")
    return raw.decode("gb18030", "replace")
