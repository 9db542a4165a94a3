"""The tables of the archive. Rows of reports and facts exist only for what was made public."""

from articles.models.facts import Appearance, Mention, Quotation, Statistic
from articles.models.ledger import Correction, Draft, Redirect, Revision, Source
from articles.models.names import Measure, Name, Person, Tag
from articles.models.report import Report, Section, Tagging

__all__ = [
    "Appearance",
    "Correction",
    "Draft",
    "Measure",
    "Mention",
    "Name",
    "Person",
    "Quotation",
    "Redirect",
    "Report",
    "Revision",
    "Section",
    "Source",
    "Statistic",
    "Tag",
    "Tagging",
]
