"""Who can be saying something: the people a text mentions, the nameless, and who 他 is."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from articles.drafting import personal_names, roles, saying

LONGEST = 400  # characters of a sentence that tells what someone said
NEAREST = 50  # mentions before 他 among which the one meant is looked for
HAN = personal_names.HAN


class Speaker(NamedTuple):
    """Somebody mentioned, where, and by which name: a person's full one, or as printed."""

    start: int
    end: int
    name: str


_ADDRESSED = re.compile(
    rf"(?:(?<![{HAN}0-9０-９])|(?<=[据对向和与给让])|(?<=的)(?!班主任|原|前|党|车|社|公|商|家|国))({personal_names.SURNAME})(?:先生|女士|小姐|总经理|董事长|经理|书记|主任|局长|镇长|县长|"
    r"市长|村长|厂长|院长|校长|所长|会长|站长|师傅|老师|教授|医生|大爷|大妈|大姐|大哥|大娘|大叔|阿姨|奶奶|"
    r"爷爷|婶|叔|姐|嫂|总(?![共计的体量支部工局会监社]))"
)
_PRONOUN = re.compile(
    r"(?<![其吉])[他她](?![们人乡日国的])|(?:该|这位|这名|上述)(?:负责人|工作人员)"
)
_CROWD = re.compile(r"(?:有人|不少人|很多人|许多人|大家|人士|知情人|当地人)$")
_CLAUSE = re.compile(r"[，,。！？!?；;：:“”、\s\0（）()]")
_STOP = re.compile(r"[。！？!?；;\n\0]")
_LEAD = re.compile(
    r"^.*的|^(?:[^\w]|据|正如|对此|对于|随后|同时|其中|日前|近日|当时|如今|今年|目前|为此|采访中|一旁|不过|但|而)+"
)
_ADJUNCT = re.compile(r"(?:在|对|向|就|接受)[^，。；：\n\0]{1,20}$")
_OBJECT = re.compile(r"(?:[对向给与跟让把被同请]|除了|采访|记者问|以及)$")
_OWNER = re.compile(r"的(?!话)|家(?!里?[说称])|一家|夫妇|侄|儿子|女儿|妻子|丈夫|夫人|母亲|父亲")


def _sentence_end(text: str, start: int) -> int:
    found = _STOP.search(text, start, start + LONGEST)
    return found.start() if found else start + LONGEST


class Speakers:
    """The mentions of a text outside its quotations, in order."""

    def __init__(self, narrative: str, names: Iterable[str]):
        self.narrative = narrative
        self._told = [
            (found.end() - 1, _sentence_end(narrative, found.end()))
            for found in saying.TELLING.finditer(narrative)
        ]
        self._all = self._resolved(
            sorted({*self._named(names), *self._addressed(), *self._others()})
        )
        self._starts = [speaker.start for speaker in self._all]

    def between(self, start: int, end: int) -> list[Speaker]:
        """The mentions between two places that are a subject: not 对某某, not 某某的."""
        found = self._all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [speaker for speaker in found if self._is_subject(speaker)]

    def mentioned(self, start: int, end: int) -> str | None:
        """The name of the first one between two places, subject or not."""
        at = bisect_left(self._starts, start)
        return self._all[at].name if at < len(self._all) and self._all[at].start < end else None

    def latest(self, end: int) -> Speaker | None:
        """The last one mentioned before a place."""
        at = bisect_left(self._starts, end)
        return self._all[at - 1] if at else None

    def _is_subject(self, speaker: Speaker) -> bool:
        before = self.narrative[max(0, speaker.start - 3) : speaker.start]
        return not _OBJECT.search(before) and not _OWNER.match(self.narrative, speaker.end)

    def _named(self, names: Iterable[str]) -> Iterable[Speaker]:
        full = {part: name for name in names for part in (name, re.split("[·•]", name)[-1])}
        known = sorted(
            (name for name in full if len(name) > 1), key=lambda name: (-len(name), name)
        )
        pattern = "|".join(map(re.escape, known))
        for found in re.finditer(pattern, self.narrative) if pattern else ():
            yield Speaker(*found.span(), full[found[0]])

    def _addressed(self) -> Iterable[Speaker]:
        for found in _ADDRESSED.finditer(self.narrative):
            yield Speaker(*found.span(), found[0])

    def _others(self) -> Iterable[Speaker]:
        """Pronouns, and the nameless before a verb of saying: 一位村民说."""
        for found in _PRONOUN.finditer(self.narrative):
            yield Speaker(*found.span(), found[0])
        for found in saying.SAYS.finditer(self.narrative):
            yield from self._nameless(found.start())

    def _nameless(self, end: int) -> Iterable[Speaker]:
        """The words before a verb of saying that name a role and nobody: 有关负责人."""
        clause = _CLAUSE.split(self.narrative[max(0, end - 40) : end])[-1]
        words = _ADJUNCT.sub("", clause) or clause
        role = roles.head_at_end(words.removesuffix("们"))
        if _CROWD.search(words) or role not in ("", "记者", "编辑"):
            name = _LEAD.sub("", words)
            start = self.narrative.rfind(words, 0, end) + len(words) - len(name)
            yield Speaker(start, start + len(name), name)

    def _resolved(self, speakers: Sequence[Speaker]) -> list[Speaker]:
        """With 他 given the name of the one mentioned before, 郑女士 that of the 郑 there is."""
        resolved: list[Speaker] = []
        by_surname: dict[str, str] = {}
        for speaker in speakers:
            if resolved and speaker.start < resolved[-1].end:
                continue
            name = self._meant(speaker, resolved, by_surname)
            if name:
                resolved.append(speaker._replace(name=name))
        return resolved

    def _is_told(self, speaker: Speaker) -> bool:
        """Whether somebody is only mentioned in what another is told to have said."""
        at = bisect_left(self._told, (speaker.start, speaker.start)) - 1
        return at >= 0 and speaker.start < self._told[at][1]

    def _meant(self, speaker: Speaker, earlier: list[Speaker], by_surname: dict) -> str | None:
        if _PRONOUN.fullmatch(speaker.name):
            near = reversed(earlier[-NEAREST:])
            return next((other.name for other in near if not self._is_told(other)), None)
        if found := _ADDRESSED.fullmatch(speaker.name):
            return by_surname.get(found[1], speaker.name)
        by_surname[personal_names.surname(speaker.name)] = speaker.name
        return speaker.name
