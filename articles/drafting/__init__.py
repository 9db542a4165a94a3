"""Raw text to a drafted record; pure Python, knows neither Django nor the database."""

from articles.drafting.drafted import Drafted, draft
from articles.drafting.lexicon import Lexicon
from articles.drafting.reading.reader import Unreadable, read_text
from articles.drafting.tokens import is_available

__all__ = ["Drafted", "Lexicon", "Unreadable", "draft", "is_available", "read_text"]
