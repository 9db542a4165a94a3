"""Keeps the index a copy of the database: changes are applied in their order, or all built anew."""

from collections.abc import Callable, Iterator
from pathlib import Path

import tantivy
from django.db.models import Max

from articles.models import Change
from articles.search import documents, store
from articles.search.store import State

AT_ONCE = 500  # changes applied in one commit


def is_behind() -> bool:
    """Whether the index must be brought up to the database, or made."""
    searcher = store.reader()
    state = searcher and store.state_of(searcher)
    return state is None or not is_of_this_archive(state) or state.number < latest()


def latest() -> int:
    return Change.objects.aggregate(latest=Max("pk"))["latest"] or 0


def is_of_this_archive(state: State) -> bool:
    """Whether the change an index ends with is the database's own of that number."""
    return state.mark == mark_of(state.number)


def mark_of(number: int) -> str:
    """What tells a change from one of the same number in another archive or an older copy."""
    change = Change.objects.filter(pk=number).first()
    return f"{change.report_id} {change.made_at.isoformat()}" if change else str(number or "")


def state_at(number: int) -> State:
    return State(number, mark_of(number))


def follow(is_stopping: Callable[[], bool] = lambda: False) -> bool:
    """Brings the index nearer to the database; False where nothing is left, or another does it."""
    if not is_behind():
        return False
    lock = store.WRITING if _usable() else store.BUILDING
    with store.alone(lock, wait=False) as is_ours:
        if not is_ours:
            return False
        if lock == store.WRITING:
            return _apply(store.current())
        return _build_first(is_stopping)


def _usable() -> bool:
    """Whether what is in use can be followed on from where it stands."""
    searcher = store.reader()
    state = searcher and store.state_of(searcher)
    return state is not None and is_of_this_archive(state)


def _build_first(is_stopping: Callable[[], bool]) -> bool:
    if _usable():  # another process was first
        return True
    return not any(is_stopping() for _ in _build())


def _apply(path: Path) -> bool:
    """Takes the next changes into the index of a folder; False where there are none."""
    index = store.open_index(path)
    state = store.state_of(index.searcher())
    changes = Change.objects.filter(pk__gt=state.number).order_by("pk")[:AT_ONCE]
    rows = list(changes.values_list("pk", "report_id"))
    if rows:
        _write(index, {report for _, report in rows}, state_at(rows[-1][0]))
    return bool(rows)


def _write(index: tantivy.Index, reports: set[int], state: State) -> None:
    """Writes the reports anew as they are by now, and how far that brings the index."""
    writer = index.writer(store.WRITER_BYTES, 1)
    for report in reports:
        writer.delete_documents_by_term("key", documents.key_of(report))
    for made in documents.documents(documents.public_reports().filter(pk__in=reports)):
        writer.add_document(made)
    store.write_state(writer, state)
    writer.commit()
    writer.wait_merging_threads()


def rebuild() -> Iterator[int]:
    """Builds an index beside the one in use and puts it in its place; yields as reports go in."""
    with store.alone(store.BUILDING):
        yield from _build()


def _build() -> Iterator[int]:
    number, path = latest(), store.new()
    try:
        yield from _fill(path, number)
        _put_in_use(path)
    except Exception:  # it would only take up room
        store.discard(path)
        raise


def _fill(path: Path, number: int) -> Iterator[int]:
    writer = store.make_index(path).writer(store.WRITER_BYTES, 1)
    for done, made in enumerate(documents.documents(documents.public_reports().order_by("pk")), 1):
        writer.add_document(made)
        yield done
    store.write_state(writer, state_at(number))
    writer.commit()
    writer.wait_merging_threads()


def _put_in_use(path: Path) -> None:
    """What changed during the build is taken in first, so that nothing found is lost again."""
    while _apply(path):  # the index in use is followed on meanwhile
        pass
    with store.alone(store.WRITING):
        while _apply(path):
            pass
        store.use(path)
