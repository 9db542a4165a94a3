"""The files that were handed in, as text, whatever they are."""

from articles import drafting
from articles.archive import importing
from articles.models import Source


def text_of(source: Source) -> str:
    """All that it says; of what nobody can read, its bytes as far as they are letters."""
    content = bytes(source.content)
    if not importing.is_record(content, source.filename):
        try:
            return drafting.read_text(content, source.filename).text
        except drafting.Unreadable:
            pass
    return content.decode("utf-8", "replace")
