"""The whole archive as a test sees it: every row of every table, and the command that fills it."""

from io import StringIO
from pathlib import Path

from django.apps import apps
from django.core.management import CommandError, call_command

from articles.archive import exporting, importing
from articles.archive.importing import Orders, Outcome
from articles.models import Act, Report
from tests.records import as_json, paper

PUBLISH = Orders(publish=True)


def rows() -> dict[str, list[dict]]:
    """Every row of every table of the archive."""
    return {
        model.__name__: [
            {name: bytes(v) if isinstance(v, memoryview) else v for name, v in row.items()}
            for row in model.objects.order_by("pk").values()
        ]
        for model in apps.get_app_config("articles").get_models()
    }


def count() -> dict[str, int]:
    models = apps.get_app_config("articles").get_models()
    return {model.__name__: model.objects.count() for model in models}


def acts():
    """What was done but for making new reports public."""
    return Act.objects.exclude(kind=Act.Kind.PUBLISH)


def publish(fields: dict, **orders) -> Report:
    """The public report that the record makes or corrects."""
    take_in(fields, publish=True, **orders)
    return Report.objects.get(slug=fields["slug"])


def publish_paper(slug: str, **fields) -> Report:
    """The public report of one sentence, and whatever a test adds to it."""
    return publish(paper(slug, **fields))


def take_in(fields: dict, **orders) -> Outcome:
    return importing.import_file(as_json(fields), f"{fields['slug']}.json", Orders(**orders))


def run(command: str, *arguments: str | Path, **options) -> tuple[int, str]:
    """(exit code, what it printed) of a command."""
    printed = StringIO()
    try:
        call_command(command, *map(str, arguments), stdout=printed, stderr=StringIO(), **options)
    except CommandError as error:
        return error.returncode, f"{printed.getvalue()}{error}"
    return 0, printed.getvalue()


def exported(folder: Path) -> dict[str, bytes]:
    """What `export_reports` writes, by file name."""
    list(exporting.write(folder))
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
