"""Keeps the index a copy of the database: changes are applied in their order, or all built anew."""

import logging
from collections.abc import Iterator

from django.db.models import Max

from articles.models import Change
from articles.search import documents, store
from articles.search.store import State

logger = logging.getLogger(__name__)
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


def follow() -> bool:
    """Brings the index up to the database; False where it was so already."""
    if not is_behind():
        return False
    with store.sole_writer():
        _catch_up()
    return True


def _catch_up() -> None:
    searcher = store.reader()
    state = searcher and store.state_of(searcher)
    if state is None or not is_of_this_archive(state):
        for _ in _build():
            pass
    elif state.number < latest():  # another process may have been first
        _apply(state)


def _apply(state: State) -> None:
    changes = Change.objects.filter(pk__gt=state.number).order_by("pk")[:AT_ONCE]
    rows = list(changes.values_list("pk", "report_id"))
    reports = {report for _, report in rows}
    index = store.open_index(store.current())
    writer = index.writer(store.WRITER_BYTES, 1)
    for report in reports:
        writer.delete_documents_by_term("key", documents.key_of(report))
    for made in documents.documents(documents.public_reports().filter(pk__in=reports)):
        writer.add_document(made)
    store.write_state(writer, state_at(rows[-1][0]))
    writer.commit()
    writer.wait_merging_threads()


def rebuild() -> Iterator[int]:
    """Builds an index beside the one in use and puts it in its place; yields as reports go in."""
    with store.sole_writer():
        yield from _build()


def _build() -> Iterator[int]:
    number = latest()  # what changes from here on is followed afterwards
    path = store.new()
    index = store.open_index(path)
    writer = index.writer(store.WRITER_BYTES, 1)
    for done, made in enumerate(documents.documents(documents.public_reports().order_by("pk")), 1):
        writer.add_document(made)
        yield done
    store.write_state(writer, state_at(number))
    writer.commit()
    writer.wait_merging_threads()
    store.use(path)
