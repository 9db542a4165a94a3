"""Records made by hypothesis: short texts in which names nest, repeat and touch."""

import re
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from articles import record
from articles.language.qualifiers import ABOUT, AND_SOME, AT_LEAST, AT_MOST
from articles.record import RecordError
from articles.record.schema import FACT_LISTS

CHARACTERS = "扬扬中中市镇村党委甲乙10余万%“”‘’，。—·𠮷😀é A"
ENDS = "①②③"  # each section ends in a character of its own
QUALIFIERS = sorted(AND_SOME | AT_LEAST | AT_MOST | ABOUT)

SPEECH = re.compile("“[^“”]+”")

runs = st.text(CHARACTERS, max_size=12)
speeches = st.text(CHARACTERS.replace("“", "").replace("”", ""), min_size=1, max_size=6)
paragraphs = st.one_of(
    st.text(CHARACTERS, min_size=1, max_size=24),
    st.builds("{}“{}”{}".format, runs, speeches, runs),
).filter(str.strip)
words = st.text(CHARACTERS + "\t", min_size=1, max_size=12).filter(str.strip)
notes = st.text(CHARACTERS + "\n\t", min_size=1, max_size=30).filter(str.strip)
dates = st.builds(
    lambda day, length, certainty: day.isoformat()[:length] + certainty,
    st.dates(max_value=date(2020, 12, 31)),  # nothing was printed on a day to come
    st.sampled_from([4, 7, 10]),
    st.sampled_from(["", "~", "?"]),
)
urls = st.sampled_from(["https://example.org/a?b=1#c", "http://示例.example/新闻"])
bylines = st.lists(st.fixed_dictionaries({"name": words}, optional={"role": words}), max_size=2)
slugs = st.from_regex(r"\A[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,5}){0,3}\Z").filter("undated".__ne__)
# at most 15 digits, six of them behind the point
numbers = st.one_of(
    st.integers(-999, 999).map(Decimal),
    st.builds(Decimal.scaleb, st.integers(-(10**14), 10**14).map(Decimal), st.integers(-6, 3)),
)


@st.composite
def sections(draw) -> list[dict]:
    made = []
    for end in ENDS[: draw(st.integers(1, 3))]:
        own = draw(st.lists(paragraphs, min_size=1, max_size=3))
        heading = draw(st.none() | words)
        made.append({"heading": heading, "paragraphs": [*own[:-1], own[-1] + end]})
    return made


@st.composite
def spans(draw, texts: list[str], *, one_line: bool = False) -> tuple[str, str, str]:
    """(before, words, after) of words in one of the texts."""
    text = draw(st.sampled_from(texts))
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, min(len(text), start + 12)))
    exact = text[start:end]
    if one_line:
        exact = exact.split("\n")[0]
    if not exact.strip():
        return "", text[-1], ""
    return text[:start], exact, text[start + len(exact) :]


@st.composite
def selectors(draw, texts: list[str]) -> dict:
    """Words with all that stands before and after them, or, where they are alone, with none."""
    before, exact, after = draw(spans(texts))
    if sum(text.count(exact) for text in texts) == 1 and draw(st.booleans()):
        return {"exact": exact}
    context = {"prefix": before, "suffix": after}
    return {"exact": exact} | {name: part for name, part in context.items() if part.strip()}


def printed(texts: list[str]) -> st.SearchStrategy[str | None]:
    return st.none() | spans(texts, one_line=True).map(lambda span: span[1])


@st.composite
def named(draw, texts: list[str], **more: st.SearchStrategy) -> dict:
    """A name at every place or at some, with what its kind says more."""
    fact = {"name": draw(spans(texts, one_line=True))[1]}
    if draw(st.booleans()):
        fact["at"] = draw(st.lists(selectors(texts), min_size=1, max_size=3))
    return fact | draw(st.fixed_dictionaries({}, optional=more))


@st.composite
def amounts(draw) -> dict:
    """The number of a statistic: exact, with a qualifier, a range, or a reason for none."""
    form = draw(st.sampled_from(["number", "number", "range", "open", "reason"]))
    if form == "number":
        return {"value": draw(numbers), "qualifier": draw(st.none() | st.sampled_from(QUALIFIERS))}
    if form == "reason":
        return {"no_value": draw(words)}
    low, high = sorted([draw(numbers), draw(numbers)])
    return {"low": low, "high": None if form == "open" else high}


@st.composite
def statistics(draw, texts: list[str]) -> dict:
    optional = {
        "label": words,
        "subject": words,
        "measure": st.sampled_from(["amount", "share", "change", "rank"]),
        "unit": words,
        "period": words,
        "period_edtf": dates,
        "target": st.booleans(),
        "note": words,
    }
    fact = draw(st.fixed_dictionaries({}, optional=optional))
    return fact | draw(amounts()) | {"at": [draw(selectors(texts))]}


@st.composite
def quotations(draw, texts: list[str]) -> dict:
    optional = {"speaker": printed(texts), "direct": st.booleans()}
    fact = draw(st.fixed_dictionaries({}, optional=optional))
    speech = [said for text in texts for said in SPEECH.findall(text)]
    if speech and draw(st.booleans()):
        return fact | {"text": draw(st.sampled_from(speech))}
    return fact | {"at": [draw(selectors(texts))]}


def head() -> st.SearchStrategy[dict]:
    optional = {
        **dict.fromkeys(["kicker", "subtitle", "dateline", "outlet", "page", "rights"], words),
        **dict.fromkeys(["summary", "note", "published_basis"], notes),
        "place": st.sampled_from(["扬中", "甲市"]),
        "url": urls,
        "published": dates,
        "byline": bylines,
        "tags": st.lists(words, unique=True, max_size=3),
        "original": st.fixed_dictionaries(
            {}, optional={"title": words, "byline": bylines, "published": dates, "url": urls}
        ),
    }
    return st.fixed_dictionaries({"slug": slugs, "title": words}, optional=optional)


@st.composite
def records(draw) -> dict:
    """A valid record; facts that contradict its text are left out."""
    fields = draw(head()) | {"sections": draw(sections())}
    texts = ["\n".join(section["paragraphs"]) for section in fields["sections"]]
    if "original" in fields:
        fields["origin"] = draw(st.sampled_from(["original", "retold"]))
    kinds = st.sampled_from(["works", "programme", "campaign", "document"])
    said, least = printed(texts), draw(st.sampled_from([0, 2]))
    facts = {
        "people": named(texts, role=said, organisation=said),
        "quotations": quotations(texts),
        "statistics": statistics(texts),
        "projects": named(texts, kind=kinds),
        "organisations": named(texts),
        "places": named(texts),
        "honours": named(texts, recipient=said, awarded_by=said),
    }
    for name, fact in facts.items():
        fields[name] = draw(st.lists(fact, min_size=least, max_size=3))
    fields = without_faults(fields)
    link(fields, draw(st.booleans()), draw(st.booleans()))
    return fields


def without_faults(fields: dict) -> dict:
    """The record without the facts that are refused."""
    while True:
        try:
            record.build(fields)
            return fields
        except RecordError as error:
            faulty = {problem.path[:2] for problem in error.problems}
            assert all(path[0] in FACT_LISTS for path in faulty), str(error)
            fields = {
                name: [fact for n, fact in enumerate(value) if (name, n) not in faulty]
                if name in FACT_LISTS
                else value
                for name, value in fields.items()
            }


def link(fields: dict, in_pairs: bool, with_speakers: bool) -> None:
    """Ties statistics to earlier ones and quotations to people, by ids of the record's own."""
    statistics, people = fields["statistics"], fields["people"]
    if in_pairs and len(statistics) > 1:
        statistics[0]["id"] = "s12"
        statistics[1]["from"] = "s12"
    if with_speakers and people:
        people[-1]["id"] = "p5"
        for quotation in fields["quotations"][:1]:
            quotation["speaker_id"] = "p5"
