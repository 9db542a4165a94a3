"""Records out of the archive: one file a public report, as stored."""

from collections.abc import Iterator
from pathlib import Path

from django.db.models import OuterRef, Subquery

from articles.models import Report, Revision


def records() -> Iterator[tuple[str, str]]:
    """(slug, canonical record) of every public report, in the order of their slugs."""
    latest = Revision.objects.filter(report=OuterRef("pk")).order_by("-number")
    reports = Report.objects.public().annotate(record=Subquery(latest.values("record")[:1]))
    told = reports.order_by("record_slug").values_list("record_slug", "record")
    yield from told.iterator(chunk_size=500)


def write(folder: Path) -> Iterator[str]:
    """Writes every record into the folder, which is made; yields each slug written."""
    folder.mkdir(parents=True, exist_ok=True)
    for slug, text in records():
        path = folder / f"{slug}.json"
        unfinished = path.with_suffix(".part")
        try:
            unfinished.write_text(text, "utf-8", newline="\n")
            unfinished.replace(path)
        except OSError:
            unfinished.unlink(missing_ok=True)
            raise
        yield slug
