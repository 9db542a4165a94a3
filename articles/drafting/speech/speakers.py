"""Those who can be saying something: the people a text mentions, the nameless, and who 他 is."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from articles.drafting import saying
from articles.drafting.naming import personal_names, roles
from articles.drafting.naming.sought import Sought
from articles.drafting.speech import pronouns
from articles.drafting.tokens import Token

LONGEST = 400  # characters of a sentence that tells what someone said
LONGEST_CLAUSE = 90  # characters before a verb in which its clause begins
NEAREST = 20  # mentions before 他 among which the one meant is looked for
HAN = personal_names.HAN


class Speaker(NamedTuple):
    """Somebody mentioned: where, and by which name, a person's full one or as printed.

    None stands for the name of someone who is there and was not read.
    """

    start: int
    end: int
    name: str | None
    is_named: bool = True  # and not only pointed at


_ADDRESSED = re.compile(
    rf"(?:(?<![{HAN}0-9０-９])|(?<=[据对向和与给让])|(?<=[市居村住]民)|(?<=[业车店]主)|"
    r"(?<=[游顾旅乘]客)|(?<=的)(?!班主任|原|前|党|车|社|公|商|家|国))"
    rf"({personal_names.SURNAME})"
    r"(?:先生|女士|小姐|总经理|董事长|经理|书记|主任|局长|镇长|县长|"
    r"市长|村长|厂长|院长|校长|所长|会长|站长|师傅|老师|教授|医生|大爷|大妈|大姐|大哥|大娘|大叔|"
    r"阿姨|奶奶|爷爷|婶|叔|姐|嫂|总(?![共计的体量支部工局会监社]))"
)
_FAMILIAR = re.compile(
    rf"(?:(?<![{HAN}])|(?<=的))[老小阿]{personal_names.SURNAME}[头子哥姐叔婶伯]?"
    rf"(?={saying.MANNER}{saying.VERB})"
)
_NEW = re.compile(r"(?:的|市民|居民|村民|业主|游客|顾客|乘客|家长|患者)$")
_PRONOUN = re.compile(r"(?<![其吉])[他她](?![们人乡日国的])")
_REFERRED = re.compile(r"(?:该|这位|这名|上述)(?:负责人|工作人员)")
# Somebody told of without a name that was read: 江某某, 一位老人, 沈国华的儿子.
_UNREAD = re.compile(
    rf"{personal_names.SURNAME}某{{1,2}}|"
    rf"(?:一|另一|这|那|有)[位名](?!置)|(?:来自|家住|岁)[^，。；\n\0]{{0,20}}的[{HAN}]{{2,16}}|"
    rf"[{HAN}]{{1,8}}(?:[·•][{HAN}A-Z.]{{1,8}})+|"
    r"(?<=的)(?:儿子|女儿|妻子|丈夫|爱人|夫人|母亲|父亲|同事|徒弟|邻居)"
)
_ASIDE = re.compile(r"\([^()\n]{1,60}\)|（[^（）\n]{1,60}）")
_CROWD = re.compile(r"(?:有人|不少人|很多人|许多人|大家|人士|知情人|当地人)$")
_CLAUSE = re.compile(r"[，,。！？!?；;：:“”、\s\0（）()]")
_STOP = re.compile(r"[。！？!?；;\n\0]")
_LEAD = re.compile(
    r"^.*的|^(?:[^\w]|据|正如|对此|对于|随后|同时|其中|日前|近日|当时|如今|今年|目前|为此|采访中|一旁|不过|但|而)+"
)
_ADJUNCT = re.compile(r"(?:在|对|向|就|接受)[^，。；：\n\0]{1,20}$")
_MET = re.compile(r"^[在就接].*的")  # 在村口遇到的村民: no words beside the verb, but its subject
_OBJECT = re.compile(
    rf"(?:[对向给与跟让把被同请]|[对向给][{HAN}]{{2,4}}[和与及、]|除了|采访|记者问|以及|[看望指陪带跟拉握扶围]着|听取?|叮嘱|感谢|询问|遇到|遇见|找到|见到)$"
)
_OWNER = re.compile(
    r"的(?!话)|家(?!里?[说称])|一家|夫妇|侄|儿子|女儿|妻子|丈夫|夫人|母亲|父亲|爱人|"
    r"(?:身[旁边]|旁边|隔壁)|工作室|工作站|精神"
)
_STYLES = "|".join((*personal_names.OFFICE_AFTER, "委员", "代表", "老人", "先生", "女士", "等人"))
_UP_TO_VERB = re.compile(rf"(?:{_STYLES})?{saying.MANNERS.pattern}")
_NOUNS = frozenset(("n", "nz", "nw", "PER", "ORG", "LOC", "r", "vn"))
_BESIDE_VERB = frozenset(("d", "ad", "a", "u", "xc", "v", "vd", "m", "q", "TIME", "f", "an", "c"))
_NO_SUBJECT = frozenset(("此", "这样", "如此", "其", "这", "那", "这里", "自己", "大声"))


def _sentence_end(text: str, start: int) -> int:
    found = _STOP.search(text, start, start + LONGEST)
    return found.start() if found else start + LONGEST


def _without_manner(words: str) -> str:
    """The words before a verb without how it is done: 老支书亲切地 is 老支书."""
    for length in (3, 4, 5):
        if words.endswith("地") and roles.head_at_end(words[:-length]):
            return words[:-length]
    return saying.MANNER_BEFORE.sub("", words) or words


class Speakers:
    """The mentions of a text outside its quotations, in order."""

    def __init__(self, narrative: str, names: Iterable[str], words: Sequence[Token] = ()):
        self.narrative = narrative
        self._words = words
        self._word_starts = [word.start for word in words]
        self._names = sorted(names)
        self._surnames = Counter(map(personal_names.surname, self._names))
        self._told = [
            (found.end() - 1, _sentence_end(narrative, found.end()))
            for found in saying.TELLING.finditer(narrative)
        ]
        people = self._resolved(self._apart())
        self._all = sorted([*people, *self._others_speaking(people)], key=lambda one: one[:2])
        self._starts = [speaker.start for speaker in self._all]

    def between(self, start: int, end: int) -> list[Speaker]:
        """The mentions between two places that are a subject: not 对某某, not 某某的."""
        return [speaker for speaker in self.within(start, end) if self._is_subject(speaker)]

    def within(self, start: int, end: int) -> list[Speaker]:
        """All mentions between two places, subject or not."""
        return self._all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def mentioned(self, start: int, end: int) -> str | None:
        """The name of the first one between two places, subject or not."""
        at = bisect_left(self._starts, start)
        return self._all[at].name if at < len(self._all) and self._all[at].start < end else None

    def subject(self, start: int, end: int) -> Speaker | None:
        """Whose the verb at the end of a clause is: the one who touches it, or the first.

        Where somebody stands between them whose name was not read, it is nobody's we know.
        """
        found = self.between(start, end)
        near = (speaker for speaker in reversed(found) if self.touches(speaker, end))
        unread = (speaker for speaker in found if speaker.name is None)
        return next(chain(near, unread, found), None)

    def touches(self, speaker: Speaker, end: int) -> bool:
        """Whether nothing but the manner, the place and the hearer stands before the verb."""
        return _UP_TO_VERB.fullmatch(self.narrative, speaker.end, end) is not None

    def _is_subject(self, speaker: Speaker) -> bool:
        before = self.narrative[max(0, speaker.start - 6) : speaker.start]
        return not _OBJECT.search(before) and not _OWNER.match(self.narrative, speaker.end)

    def _apart(self) -> Iterator[Speaker]:
        """Every mention, the surest kind where two of them share words."""
        taken: list[Speaker] = []
        for kind in (self._named(), self._addressed(), self._others(), self._unread()):
            starts = [speaker.start for speaker in taken]
            for speaker in kind:
                at = bisect_left(starts, speaker.end + (speaker.name is None))  # 的父亲沈国华
                if not at or taken[at - 1].end <= speaker.start:
                    taken.append(speaker)
            taken.sort(key=lambda speaker: speaker[:2])
        return iter(taken)

    def _others_speaking(self, people: Sequence[Speaker]) -> Iterable[Speaker]:
        """Nouns that say something in clauses with none of these: 会议指出."""
        starts = [speaker.start for speaker in people]
        for found in saying.SAYS.finditer(self.narrative):
            start, stop = self._before_verb(found.start())
            has_people = bisect_left(starts, start) < bisect_left(starts, found.start())
            is_whole = self.narrative[start - 1 : start] not in (")", "）")
            if is_whole and not has_people and self._is_noun(start, stop):
                yield Speaker(stop - 1, stop, None)

    def _named(self) -> Iterable[Speaker]:
        """Full names, and the parts of a foreign one that are one person's."""
        parts = [(part, name) for name in self._names for part in re.split("[·•]", name)]
        times = Counter(part for part, name in parts if part != name)
        full = {name: name for name in self._names}
        full |= {part: name for part, name in parts if times[part] == 1 and part != name}
        known = Sought(name for name in full if len(name) > 1)
        for name, start in known.apart(self.narrative):
            yield Speaker(start, start + len(name), full[name])

    def _addressed(self) -> Iterable[Speaker]:
        for pattern in (_ADDRESSED, _FAMILIAR):
            for found in pattern.finditer(self.narrative):
                yield Speaker(*found.span(), found[0])

    def _others(self) -> Iterable[Speaker]:
        """Pronouns, and the nameless before a verb of saying: 一位村民说."""
        for pattern in (_PRONOUN, _REFERRED):
            for found in pattern.finditer(self.narrative):
                yield Speaker(*found.span(), found[0], is_named=False)
        for found in saying.SAYS.finditer(self.narrative):
            yield from self._nameless(found.start())

    def _unread(self) -> Iterable[Speaker]:
        """Those the model takes for people, and those who are told of by no name."""
        asides = {at for found in _ASIDE.finditer(self.narrative) for at in range(*found.span())}
        names = "\n".join(self._names)
        for word in self._words:
            is_known = word.kind != "PER" or word.words in names
            is_known = is_known or word.start in asides
            if not is_known and "\0" not in self.narrative[word.start : word.end]:
                yield Speaker(word.start, word.end, None)
        for found in _UNREAD.finditer(self.narrative):
            yield Speaker(*found.span(), None)

    def _nameless(self, end: int) -> Iterable[Speaker]:
        """The words before a verb of saying that name a role and nobody: 有关负责人."""
        start, stop = self._before_verb(end)
        words = self.narrative[start:stop]
        role = roles.head_at_end(words.removesuffix("们"))
        if _CROWD.search(words) or role not in ("", "记者", "编辑"):
            name = _LEAD.sub("", words)
            yield Speaker(stop - len(name), stop, name)

    def _before_verb(self, end: int) -> tuple[int, int]:
        """Where the clause of a verb of saying begins, and what can be its subject ends."""
        clause = _CLAUSE.split(self.narrative[max(0, end - LONGEST_CLAUSE) : end])[-1]
        adjunct = _ADJUNCT.search(clause)
        is_met = not adjunct or _MET.match(adjunct[0])
        words = clause if is_met else clause[: adjunct.start()] or clause
        words = _without_manner(words)
        return end - len(clause), end - len(clause) + len(words)

    def _is_noun(self, start: int, end: int) -> bool:
        """Whether a clause ends in a noun that is the object of none of its words.

        Without the model any words can be one.
        """
        if not self._words:
            return start < end
        low, high = bisect_left(self._word_starts, start), bisect_left(self._word_starts, end)
        near = [word for word in self._words[low:high] if word.words not in _NO_SUBJECT]
        while near and near[-1].kind in _BESIDE_VERB:
            near.pop()
        if not near or near[-1].kind not in _NOUNS:
            return False
        while near and near[-1].kind in _NOUNS:
            near.pop()
        return not near or near[-1].kind not in ("v", "p", "vd")

    def _resolved(self, speakers: Iterable[Speaker]) -> list[Speaker]:
        """With 他 given the name of the one meant, 郑女士 that of the one 郑 there is."""
        resolved: list[Speaker] = []
        by_surname: dict[str, str] = {}
        for speaker in speakers:
            resolved.append(speaker._replace(name=self._meant(speaker, resolved, by_surname)))
        return resolved

    def _is_told(self, speaker: Speaker) -> bool:
        """Whether somebody is only mentioned in what another is told to have said."""
        at = bisect_left(self._told, (speaker.start, speaker.start)) - 1
        return at >= 0 and speaker.start < self._told[at][1]

    def _meant(self, speaker: Speaker, earlier: list[Speaker], by_surname: dict) -> str | None:
        if speaker.name is None:
            return None
        if not speaker.is_named:
            name = self._pointed_at(speaker, earlier)
            return name or (None if _PRONOUN.fullmatch(speaker.name) else speaker.name)
        if found := _ADDRESSED.fullmatch(speaker.name):
            before = self.narrative[max(0, speaker.start - 2) : speaker.start]
            is_one = self._surnames[found[1]] == 1 and not _NEW.search(before)
            return by_surname.get(found[1], speaker.name) if is_one else speaker.name
        by_surname[personal_names.surname(speaker.name)] = speaker.name
        return speaker.name

    def _pointed_at(self, speaker: Speaker, earlier: list[Speaker]) -> str | None:
        told = [
            pronouns.Told(other.start, other.name)
            for other in earlier[-NEAREST:]
            if other.name is None or self._is_subject(other)
            if not self._is_told(other)
        ]
        return pronouns.meant(speaker.name, speaker.start, self.narrative, told)
