"""Raw text to a drafted record; pure Python, knows neither Django nor the database."""

from articles.drafting.drafted import Drafted, draft, draft_facts
from articles.drafting.drafter import Died, Drafter, DraftFile, draft_file
from articles.drafting.lexicon import Lexicon
from articles.drafting.reading.reader import Unreadable, read_text
from articles.drafting.tokens import is_available

__all__ = [
    "Died",
    "DraftFile",
    "Drafted",
    "Drafter",
    "Lexicon",
    "Unreadable",
    "draft",
    "draft_facts",
    "draft_file",
    "is_available",
    "read_text",
]
