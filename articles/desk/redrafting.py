"""A draft's facts, looked for once more in its text as it is; what was reviewed stays."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import lru_cache
from itertools import chain, count
from threading import Lock
from typing import Any

from articles import record
from articles.archive.lexicon import lexicon
from articles.desk import troubles
from articles.desk.editing import LINKS, NotPossible, texts_of
from articles.drafting import Died, Drafter, Lexicon, Unreadable
from articles.models import Draft, Step
from articles.record import RecordError
from articles.record.ids import FormerIds
from articles.record.kinds import NAMED_LISTS
from articles.record.patches import AFTER, BEFORE, Content
from articles.record.placing import Places
from articles.record.schema import FACT_LISTS

Fields = dict[str, Any]
Known = tuple[str, str]  # a list of facts, and the words of one
OP = "redraft"
SECONDS = 20.0  # of the thirty that a web worker has for an answer
SLOW = f"{SECONDS:g} 秒没有起草完，草稿没有变；正文太长，请选字来加"
DIED = "起草的程序中断了，草稿没有变，请再试一次"
SAME = "再起草过了，没有新的，也没有去掉的"
ONE = Lock()  # a process that drafts takes some two hundred megabytes
EDITED = {"change", "place", "add"}  # what an editor says of a fact


def redrafted(draft: Draft, content: Content, former: FormerIds) -> tuple[Content, Fields]:
    """The content with the facts that its text yields now, and the reasons of all its facts.

    What was accepted, edited, added or commented on stays, and so does what that leads to; what
    was deleted does not come back, by its kind and words; all else is as it is found now.
    """
    fields = content.fields
    drafted, reasons = _drafted(fields, lexicon())
    history = _History(draft)
    kept = _with_links(fields, history.kept(content))
    known = _Known(fields, kept, history.refused)
    ids = known.ids(drafted, _unused(fields, former, history.named))
    content.fields = fields | {
        name: list(_facts(fields.get(name, []), drafted.get(name, []), kept, ids))
        for name in FACT_LISTS
    }
    found = {ids[key]: asdict(reason) for key, reason in reasons.items() if ids.get(key)}
    return content, draft.reasons | {key: one for key, one in found.items() if key not in kept}


def told(step: Step) -> str:
    """How many facts came and went with a step that drafted again."""
    facts = [one for one in step.changes if one["at"].partition(" ")[0] in FACT_LISTS]
    came = sum(BEFORE not in one for one in facts)
    went = sum(AFTER not in one for one in facts)
    others = len(facts) - came - went
    if not facts:
        return SAME
    words = [f"新添 {came} 项", f"去掉 {went} 项"] + ([f"改了 {others} 项"] if others else [])
    return f"再起草好了：{'，'.join(words)}，核对过的没有动"


def _drafted(fields: Fields, known: Lexicon) -> tuple[Fields, Fields]:
    """The lists of facts as a record has them, and the reasons by their ids."""
    try:
        facts, reasons = _of_texts(tuple(texts_of(fields)), known)
        whole = {"slug": "a", "title": "题", "sections": fields["sections"], **facts}
        return record.build(whole).model_dump(by_alias=True), reasons
    except Unreadable as error:
        raise NotPossible(SLOW) from error
    except Died as error:
        raise NotPossible(DIED) from error
    except RecordError as error:
        trouble = troubles.in_words(error.problems[0])
        raise NotPossible(f"正文里有要先改好的，改好再起草：{trouble}") from error


@lru_cache(maxsize=4)  # where another saves meanwhile the same texts are asked for again
def _of_texts(texts: tuple[str, ...], known: Lexicon):
    with ONE, Drafter(SECONDS) as drafter:
        return drafter.draft_facts(texts, known)


class _History:
    """What editors have said of a draft's facts."""

    def __init__(self, draft: Draft):
        self.draft = draft
        self.refused: set[Known] = set()  # what they deleted, or gave other words
        self.edited: set[str] = set()
        self.named: set[str] = set()  # every id that was given
        acts: dict[int, str] = {}
        for step in draft.steps.all():
            acts[step.pk] = act = acts.get(step.undoes_id, step.act)
            for change in step.changes:
                name, _, key = change["at"].partition(" ")
                if name in FACT_LISTS and key:
                    self._read(act, name, key, change)

    def _read(self, act: str, name: str, key: str, change: Fields) -> None:
        self.named.add(key)
        if act in EDITED:
            self.edited.add(key)
        was, now = (_words(name, change.get(side)) for side in (BEFORE, AFTER))
        if act == "delete" or act in EDITED and now and was != now:
            self.refused.add(was)
        if act != OP and was != now:
            self.refused.discard(now)

    def kept(self, content: Content) -> set[str]:
        """The ids of the facts that stay, whatever is found."""
        talked_of = self.draft.comments.filter(done_at=None).values_list("place", flat=True)
        reviewed = {*content.accepted, *content.identities, *self.edited, *talked_of}
        keys = {fact["id"] for _, fact in _each(content.fields)}
        return {key for key in keys if key in reviewed or key not in self.draft.reasons}


def _each(fields: Fields) -> Iterator[tuple[str, Fields]]:
    return chain.from_iterable(((name, one) for one in fields.get(name, ())) for name in FACT_LISTS)


def _words(name: str, fact: Fields | None) -> Known | None:
    """The kind and the words by which a fact is known again."""
    if fact is None:
        return None
    at = fact.get("at") or [{}]
    words = fact.get("name") if name in NAMED_LISTS else at[0].get("exact")
    return name, words or fact.get("exact") or fact.get("text") or ""


def _with_links(fields: Fields, kept: set[str]) -> set[str]:
    """The ids with those of the facts that these lead to."""
    facts = {fact["id"]: fact for _, fact in _each(fields)}
    waiting, whole = list(kept), set(kept)
    while waiting:
        led = {facts[key].get(link) for key in [waiting.pop()] for link in LINKS}
        waiting += [key for key in led - whole if key in facts]
        whole |= led & facts.keys()
    return whole


def _unused(fields: Fields, former: FormerIds, named: set[str]) -> dict[str, Iterator[str]]:
    """For each list the ids that were never given, nor are."""
    used = {fact["id"] for _, fact in _each(fields)} | {one.id for one in former} | named
    return {name: _ids(letter, used) for name, letter in FACT_LISTS.items()}


def _ids(letter: str, used: set[str]) -> Iterator[str]:
    return (key for key in (f"{letter}{number}" for number in count(1)) if key not in used)


class _Known:
    """The facts that a draft has, by their words or the places of these."""

    def __init__(self, fields: Fields, kept: set[str], refused: set[Known]):
        self.sections, self.refused = fields["sections"], refused
        self.own: dict[tuple, str] = {}
        self.taken: list[tuple] = []  # the places of facts that stay
        for name, fact, place in _placed(fields):
            self.own.setdefault((name, place), fact["id"])
            if fact["id"] in kept and name not in NAMED_LISTS and place:
                self.taken.append((name, place))

    def ids(self, drafted: Fields, unused: dict[str, Iterator[str]]) -> dict[str, str | None]:
        """By the ids of drafted facts those that they have in the draft; None for no fact of it."""
        return {
            fact["id"]: self._id(name, fact, place, unused[name])
            for name, fact, place in _placed(drafted | {"sections": self.sections})
        }

    def _id(self, name: str, fact: Fields, place: Any, unused: Iterator[str]) -> str | None:
        own = self.own.get((name, place)) if place else None
        if own or _words(name, fact) in self.refused or self._is_taken(name, place):
            return own
        return next(unused)

    def _is_taken(self, name: str, place: Any) -> bool:
        """Whether a fact that stays has some of the words."""
        return name not in NAMED_LISTS and any(
            name == other and place[0] == section and place[1] < end and start < place[2]
            for other, (section, start, end) in self.taken
        )


def _placed(fields: Fields) -> Iterator[tuple[str, Fields, Any]]:
    """Each fact with its name, or with the place of its words, None where they stand nowhere."""
    whole = {"slug": "a", "title": "题", "sections": fields["sections"]}
    whole |= {name: fields.get(name, []) for name in FACT_LISTS}
    found = Places(record.examine(whole).record).found
    for name in FACT_LISTS:
        for position, fact in enumerate(fields.get(name, ())):
            if name in NAMED_LISTS:
                yield name, fact, fact["name"]
            else:
                anchors = found.get((name, position), [])
                place = (anchors[0].section, anchors[0].start, anchors[0].end) if anchors else None
                yield name, fact, place


def _facts(
    had: Iterable[Fields], drafted: Iterable[Fields], kept: set[str], ids: dict[str, str | None]
) -> list[Fields]:
    """One list: what stays, what was found again as it is found now, what is new in its place."""
    found = {ids[one["id"]]: _linked(one, ids) for one in drafted if ids[one["id"]]}
    facts = [
        one if one["id"] in kept else found[one["id"]]
        for one in had
        if one["id"] in kept or one["id"] in found
    ]
    order = [one["id"] for one in facts]
    before = None
    for key, fact in found.items():
        if key not in order:
            at = order.index(before) + 1 if before else 0
            order.insert(at, key)
            facts.insert(at, fact)
        before = key
    return facts


def _linked(fact: Fields, ids: dict[str, str | None]) -> Fields:
    """A drafted fact with the ids of the draft."""
    links = {link: ids.get(fact[link]) for link in LINKS if fact.get(link)}
    return {**fact, "id": ids[fact["id"]], **links}
