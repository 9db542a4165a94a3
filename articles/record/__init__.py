"""The record: the one form of a report's content, spoken by import, export, drafts and API."""

from articles.record.serialising import (
    Examined,
    Record,
    RecordError,
    build,
    build_placed,
    canonical,
    examine,
    json_schema,
    load,
    read,
    slug_in,
    stored,
    written,
)

__all__ = [
    "Examined",
    "Record",
    "RecordError",
    "build",
    "build_placed",
    "canonical",
    "examine",
    "json_schema",
    "load",
    "read",
    "slug_in",
    "stored",
    "written",
]
