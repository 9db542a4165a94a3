"""Raw text to a drafted record; pure Python, knows neither Django nor the database."""

from articles.drafting.reading import Unreadable, read_text
from articles.drafting.structure import draft

__all__ = ["Unreadable", "draft", "read_text"]
