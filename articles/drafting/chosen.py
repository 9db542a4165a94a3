"""The reading of words that an editor chose, by the rules, within the sentence they stand in.

The model is not asked: it would be loaded in every process that serves pages.
"""

from collections.abc import Callable, Collection

from articles.drafting.figures import statistics
from articles.drafting.found import Found
from articles.drafting.naming import honours, people, projects
from articles.drafting.speech import quotation_marks, speech

Fields = dict


def read(
    name: str, section: int, text: str, span: tuple[int, int], known: Collection[str]
) -> Fields:
    """The fields of a new fact of this list, as far as the words of the section carry them.

    `known` are the people who can be speaking. A figure names the one it rose or fell from by
    its place.
    """
    reader = READERS.get(name)
    return reader(section, text, *span, known) if reader else {}


def _statistic(section: int, text: str, start: int, end: int, known: Collection[str]) -> Fields:
    found = statistics.stated_by(section, text, start, end)
    if found is None:
        return {}
    fields = {**found.fields, "exact": text[start:end]}
    if fields["label"] == statistics.UNLABELLED:
        fields["label"] = None
    return fields


def _quotation(section: int, text: str, start: int, end: int, known: Collection[str]) -> Fields:
    """Who says it; in their own words where these stand in quotation marks."""
    for said in speech.said_in(section, text, set(known)):
        if said.start - 1 <= start and end <= said.end + 1:
            return {field: said.fields[field] for field in ("speaker", "direct")}
    marks = quotation_marks.quoted(quotation_marks.paired(text))
    return {"direct": any(mark.start <= start and end <= mark.end for mark in marks)}


def _person(section: int, text: str, start: int, end: int, known: Collection[str]) -> Fields:
    title = people.title_at(text, start, end)
    return {"role": title.role, "organisation": title.organisation}


def _project(section: int, text: str, start: int, end: int, known: Collection[str]) -> Fields:
    is_titled = "《" in text[max(0, start - 1) : start + 1]
    return {"kind": "document" if is_titled else projects.kind_of(text[start:end])}


def _honour(section: int, text: str, start: int, end: int, known: Collection[str]) -> Fields:
    """Who received it and who gave it, where a rule finds one in these words or around them."""
    told = [one for one in honours.told_in(section, text) if _holds(one, start, end)]
    if not told:
        return {}
    return {field: told[0].fields[field] for field in ("recipient", "awarded_by")}


def _holds(one: Found, start: int, end: int) -> bool:
    return (one.start <= start and end <= one.end) or (start <= one.start and one.end <= end)


READERS: dict[str, Callable[[int, str, int, int, Collection[str]], Fields]] = {
    "people": _person,
    "quotations": _quotation,
    "statistics": _statistic,
    "projects": _project,
    "honours": _honour,
}
