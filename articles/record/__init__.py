"""The record: the one form of a report's content, spoken by import, export, drafts and API."""

from articles.record.serialising import (
    Record,
    RecordError,
    build,
    build_placed,
    canonical,
    json_schema,
    load,
    read,
    slug_in,
    stored,
)

__all__ = [
    "Record",
    "RecordError",
    "build",
    "build_placed",
    "canonical",
    "json_schema",
    "load",
    "read",
    "slug_in",
    "stored",
]
