"""The questions put to an editor before a draft goes out, each with the way to mend it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import sha256

from articles import record
from articles.archive.importing import Refused
from articles.archive.versions import latest_of
from articles.desk import reviewing
from articles.desk.reviewing import Shown
from articles.models import Draft, Report, Revision
from articles.record import Record

SEEN = "seen-"  # begins what tells which state of a draft an editor saw
NAMED = 3  # facts not looked at that are named by their words
LACKS = {  # what a report can lack, and the field of its head that mends it
    "published": "没有日期：读者不知道这是哪一天的报道",
    "outlet": "没有写明是哪家媒体的",
}


@dataclass(frozen=True)
class Question:
    """One thing to mend or to confirm."""

    key: str  # holds what it is about, so that nothing is confirmed that was not seen
    words: str
    place: str  # of the review screen, where it is mended


class Unanswered(Refused):
    """A draft that does not go out before an editor has answered."""

    def __init__(self, questions: Collection[Question]):
        self.questions = list(questions)
        super().__init__(f"还有没确认的：{'；'.join(one.words for one in self.questions)}")


def questions(draft: Draft) -> list[Question]:
    """All that is asked; of a correction only what the public version was not asked already."""
    review, latest = reviewing.review(draft), _latest(draft)
    public = record.stored(latest.record) if latest else None
    facts = [fact for fact in review.facts if not fact.accepted]
    asked = [*_of_overtaking(draft, latest)]
    asked += [_of_facts(facts)] if facts else []
    asked += _of_namesakes(review.facts)
    had = {one.key for one in _lacking(public)} if public else set()
    return [*asked, *(one for one in _lacking(review.read.record) if one.key not in had)]


def refuse_unanswered(draft: Draft, answered: Collection[str]) -> None:
    """Lets nothing out that is still to be answered, or that has changed since it was seen."""
    if any(one.startswith(SEEN) and one != seen(draft) for one in answered):
        raise Refused("这份草稿在你看的时候又有人改过，请看过下面的改动再公开")
    if open_questions := [one for one in questions(draft) if one.key not in answered]:
        raise Unanswered(open_questions)


def refuse_overtaken(draft: Draft) -> None:
    """Lets nothing out, where nobody is asked, that takes back what others have published since."""
    for one in _of_overtaking(draft, _latest(draft)):
        raise Refused(f"{one.words}。请打开“公开……”看过，再决定")


def seen(draft: Draft) -> str:
    """The answer of who has seen the draft as it is."""
    return f"{SEEN}{draft.version}"


def _latest(draft: Draft) -> Revision | None:
    """The version of the report that the draft would correct."""
    return latest_of(Report.objects.filter(record_slug=draft.slug).first())


def _of_overtaking(draft: Draft, latest: Revision | None) -> Iterator[Question]:
    if latest and draft.public_version != latest.number:
        who = latest.user or latest.get_by_display()
        told = f"打开更正以后，{who} 公开了第 {latest.number} 版，会把它改的改回去"
        yield Question(f"overtaken-{draft.public_version}-{latest.number}", told, "text")


def _of_facts(facts: list[Shown]) -> Question:
    words = "、".join(f"“{fact.words or fact.kind}”" for fact in facts[:NAMED])
    more = "等" if len(facts) > NAMED else ""
    about = sha256(repr([(fact.key, fact.fields) for fact in facts]).encode(errors="replace"))
    told = f"{len(facts)} 项事实没有核对：{words}{more}"
    return Question(f"facts-{about.hexdigest()[:16]}", told, f"f-{facts[0].key}")


def _of_namesakes(facts: list[Shown]) -> Iterator[Question]:
    for fact in facts:
        if fact.namesakes and not fact.chosen:
            told = f"档案里已有“{fact.words}”，没有答是不是同一人"
            yield Question(f"namesake-{fact.key}-{fact.words}", told, f"f-{fact.key}")


def _lacking(parsed: Record) -> Iterator[Question]:
    """What the report lacks: any text under its title, a date, an outlet."""
    text = "".join(part for one in parsed.sections for part in one.paragraphs).strip()
    if text in {"", parsed.title}:
        yield Question("text", "只有标题，没有正文", "text")
    for field, words in LACKS.items():
        if not getattr(parsed, field):
            yield Question(field, words, f"head-{field}")
