"""Faults that break a promise, slowly enough for a kill to meet them: they must be found."""

import time
from contextlib import contextmanager

SLOWLY = 0.2  # seconds


def writes_by_half() -> None:
    """No transaction holds: each row is written by itself."""
    from django.db import transaction

    from articles.models import Report

    transaction.Atomic.__enter__ = lambda self: None
    transaction.Atomic.__exit__ = lambda self, *error: None
    saved = Report.save

    def save(self, *args, **options):
        saved(self, *args, **options)
        time.sleep(SLOWLY)  # with no version and no fact yet

    Report.save = save


def tells_too_early() -> None:
    """All files are one transaction, though each is told as saved."""
    from django.db import transaction

    from articles.management.commands import import_reports

    handle, import_file = import_reports.Command.handle, import_reports.import_file

    def slowly(*args):
        done = import_file(*args)
        time.sleep(SLOWLY)
        return done

    import_reports.import_file = slowly
    import_reports.Command.handle = transaction.atomic(handle)


def backs_up_in_place() -> None:
    """The folder of a backup is there before what is in it."""
    from articles.management.backups import making, manifest

    @contextmanager
    def whole(folder):
        folder.mkdir(parents=True)
        yield folder

    write = manifest.write

    def slowly(*args):
        time.sleep(5 * SLOWLY)
        return write(*args)

    making._whole, manifest.write = whole, slowly


def indexes_in_place() -> None:
    """The index in use is taken away before another is built."""
    import shutil

    from articles.search import indexing, store

    build = indexing._build

    def slowly():
        shutil.rmtree(store.current())
        time.sleep(5 * SLOWLY)
        yield from build()

    indexing._build = slowly


FAULTS = {
    fault.__name__: fault
    for fault in (writes_by_half, tells_too_early, backs_up_in_place, indexes_in_place)
}
