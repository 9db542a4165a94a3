"""The index on the disk: one folder for each build, and a name that says which is in use."""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

import tantivy
from django.conf import settings

from articles.search import documents

STATE = "state"
# Locks: to write into the index in use or put another in its place; to build one beside it.
WRITING, BUILDING = "writing.lock", "building.lock"
WRITER_BYTES = 128 * 1024 * 1024


@dataclass(frozen=True)
class State:
    """How far an index has come: the number of the last change in it, and what that change was."""

    number: int
    mark: str


def folder() -> Path:
    return Path(settings.SEARCH_DIR)


@contextmanager
def alone(lock: str, wait: bool = True) -> Iterator[bool]:
    """Whether nobody else holds the lock meanwhile, which goes with the process that holds it."""
    folder().mkdir(parents=True, exist_ok=True)
    with (folder() / lock).open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
        else:
            yield True


def current() -> Path | None:
    """The folder of the build in use; None where there is none."""
    try:
        name = (folder() / "current").read_text("ascii").strip()
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return None
    path = folder() / name
    return path if name and path.is_dir() else None


def new() -> Path:
    """An empty folder for a build; builds that were broken off are taken away."""
    _remove_all_but(current())
    path = folder() / f"build-{uuid4().hex[:12]}"
    path.mkdir(parents=True)
    return path


def use(path: Path) -> None:
    """Puts a build in use, and takes away those before it; readers keep what they have open."""
    pointer = folder() / f"current-{uuid4().hex[:12]}"
    pointer.write_text(path.name, "ascii")
    os.replace(pointer, folder() / "current")
    _remove_all_but(path)


def discard(path: Path) -> None:
    """Takes a build away that is not in use."""
    if path != current():
        shutil.rmtree(path, ignore_errors=True)


def _remove_all_but(kept: Path | None) -> None:
    for path in folder().glob("build-*"):
        if path != kept:
            shutil.rmtree(path, ignore_errors=True)


def make_index(path: Path) -> tantivy.Index:
    return tantivy.Index(documents.schema(), path=str(path))


def open_index(path: Path) -> tantivy.Index:
    """The index in a folder; ValueError where there is none, or a broken or an old one."""
    index = tantivy.Index.open(str(path))  # never makes one, even in a folder being taken away
    if index.schema != documents.schema():
        raise ValueError("an index of another schema")
    return index


@lru_cache(maxsize=2)
def _reader(path: str, inode: int) -> tantivy.Index:
    return open_index(Path(path))


def reader() -> tantivy.Searcher | None:
    """A searcher on the build in use as it is now; None where there is none to read."""
    path = current()
    try:
        return path and _searcher(path)
    except (ValueError, OSError):
        another = current()  # the one read may just have been put out of use
        return reader() if another != path else None


def _searcher(path: Path) -> tantivy.Searcher:
    index = _reader(str(path), path.stat().st_ino)
    index.reload()
    return index.searcher()


def state_of(searcher: tantivy.Searcher) -> State | None:
    """How far the index has come; None where it does not say."""
    query = tantivy.Query.term_query(documents.schema(), "key", STATE)
    hits = searcher.search(query, 1).hits
    if not hits:
        return None
    return State(**json.loads(searcher.doc(hits[0][1])["state"][0]))


def write_state(writer: tantivy.IndexWriter, state: State) -> None:
    """Says in the same commit how far the index has come."""
    writer.delete_documents_by_term("key", STATE)
    told = tantivy.Document()
    told.add_text("key", STATE)
    told.add_text("state", json.dumps(asdict(state)))
    writer.add_document(told)
