"""The people a text names: who they are, what they are, and of what."""

from collections.abc import Sequence
from typing import NamedTuple

from articles.drafting.found import Found
from articles.drafting.lexicon import Lexicon
from articles.drafting.naming import appositions, personal_names, roles, unseen_names
from articles.drafting.naming.roles import Title
from articles.drafting.naming.sought import Sought
from articles.drafting.tokens import Token


class Mention(NamedTuple):
    """A name where it stands, and what the words beside it say of its bearer."""

    section: int
    start: int
    end: int
    title: Title


def named_in(
    texts: Sequence[str], words: Sequence[Sequence[Token]], lexicon: Lexicon
) -> list[Found]:
    """Every person once, at the first mention that says most of them."""
    told = [personal_names.told(text) for text in texts]
    names = {
        name
        for text, tokens in zip(told, words, strict=True)
        for name in _names(text, tokens, lexicon)
    }
    sought, by_name = Sought(names), {}
    for section, text in enumerate(told):
        last = None
        for name, start in sought.apart(text):
            mention = _mention(texts[section], section, start, start + len(name), words[section])
            mention = last = _with_shared(mention, last, texts[section])
            by_name.setdefault(name, []).append(mention)
    persons = [_person(name, mentions) for name, mentions in by_name.items()]
    persons = [person for person in persons if not _is_reporter(person.fields["role"])]
    return sorted(persons, key=lambda person: (person.section, person.start))


def _names(told: str, words: Sequence[Token], lexicon: Lexicon) -> set[str]:
    found = personal_names.names_in(told, words, lexicon.people)
    return personal_names.whole(found | unseen_names.unseen_in(told, words))


def _mention(text: str, section: int, start: int, end: int, words: Sequence[Token]) -> Mention:
    title = appositions.before(text, start, words)
    if not title.role:
        later = appositions.after(text, end, words)
        title = Title(title.organisation or later.organisation, later.role)
    return Mention(section, start, end, appositions.resolved(title, text, start, words))


def title_at(text: str, start: int, end: int) -> Title:
    """What the words beside a name say of its bearer."""
    return _mention(text, 0, start, end, ()).title


def _with_shared(mention: Mention, last: Mention | None, text: str) -> Mention:
    """Of 村民甲、乙 the second is a villager too; an office is held by one."""
    beside = last and last.section == mention.section and text[last.end : mention.start] == "、"
    if not beside or mention.title.role or not _is_shared(last.title.role):
        return mention
    return mention._replace(title=last.title)


def _is_shared(role: str | None) -> bool:
    head = roles.head_at_end(role or "")
    return head in roles.OCCUPATIONS or head == "领导"


def _person(name: str, mentions: list[Mention]) -> Found:
    """The person with the first role told; an organisation told elsewhere fills a gap."""
    best = max(mentions, key=lambda mention: _weight(mention.title))
    role, organisation = best.title.role, best.title.organisation
    organisation = organisation or next(
        filter(None, (m.title.organisation for m in mentions)), None
    )
    fields = {"name": name, "role": role, "organisation": organisation}
    confidence, reason = _reason(role, organisation)
    return Found(best.section, best.start, best.end, fields, confidence, reason)


def _is_reporter(role: str | None) -> bool:
    """Those who made the report, who are its byline and not its people."""
    return bool(role) and role.endswith(("记者", "编辑", "通讯员"))


def _weight(title: Title) -> int:
    """Role and organisation weigh most, then a role; of equals the first is taken."""
    return 2 * bool(title.role) + bool(title.organisation)


def _reason(role: str | None, organisation: str | None) -> tuple[float, str]:
    if role and organisation:
        return 0.9, "姓名旁有机构和职务"
    if role:
        return 0.8, "姓名旁有职务"
    return 0.6, "像人名，旁边没有职务"
