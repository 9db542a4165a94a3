"""Drafts as they lie at the desk, made of the fields of a record without drafting a text."""

from articles import record
from articles.archive import importing
from articles.models import Draft
from tests.records import as_json


def laid(fields: dict) -> Draft:
    """A draft that holds the record of these fields."""
    text = record.canonical(record.build(fields))
    source = importing.keep_source(as_json(fields), "来稿.json")
    return Draft.objects.create(
        slug=fields["slug"], title=fields["title"], record=text, source=source
    )
