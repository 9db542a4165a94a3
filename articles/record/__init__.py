"""The record: the one form of a report's content, spoken by import, export, drafts and API."""

from articles.record.serialising import (
    Record,
    RecordError,
    build,
    canonical,
    json_schema,
    load,
    read,
)

__all__ = ["Record", "RecordError", "build", "canonical", "json_schema", "load", "read"]
