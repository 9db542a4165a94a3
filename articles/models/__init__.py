"""The tables of the archive. Rows of reports and facts exist only for what was made public."""

from articles.models.acts import Act
from articles.models.batches import Batch, BatchItem
from articles.models.comments import Comment
from articles.models.desk import Change, Draft, Shingle, Submission, Upload
from articles.models.facts import Appearance, Mention, Quotation, Statistic
from articles.models.ledger import Confirmation, Correction, Redirect, Revision, Source
from articles.models.names import Mask, Measure, Name, Person, Tag
from articles.models.report import Report, Section, Tagging
from articles.models.steps import Step

__all__ = [
    "Act",
    "Appearance",
    "Batch",
    "BatchItem",
    "Change",
    "Comment",
    "Confirmation",
    "Correction",
    "Draft",
    "Mask",
    "Measure",
    "Mention",
    "Name",
    "Person",
    "Quotation",
    "Redirect",
    "Report",
    "Revision",
    "Section",
    "Shingle",
    "Source",
    "Statistic",
    "Step",
    "Submission",
    "Tag",
    "Tagging",
    "Upload",
]
