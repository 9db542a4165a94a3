"""What a text has people say: in their own words, or told by the reporter."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from articles.drafting import roles, saying
from articles.drafting.found import Found
from articles.drafting.quotation_marks import Quoted, quoted
from articles.drafting.speakers import Speakers

FARTHEST = 500  # characters from one speech to the next that is taken to go on with it
LONGEST = 400  # characters of a sentence around a quotation that are read
_SENTENCE_END = re.compile(r"[。！？!?…；;]$|——$")
_STOP = re.compile(r"[。！？!?；;\n]")
_NOT_SPOKEN = re.compile(
    r"(?:俗话|常言|老话|古语|谚语|古人|诗|歌|民谣|顺口溜|标语|口号|横幅|牌匾|题为|主题|名为|叫做|写着|写道|题词|"
    r"对联|》|报告|公告|通知|意见|规划|方案|条例|文件|通报|文章|报道|社论|短信|留言|碑|简称|要求|标题|网页|判决书)"
    r"[^，。；\n]{0,8}$"
)
_DATELINE = re.compile(r"^[^，。]{0,30}[电讯息][(（][^()（）]*[)）][：:]?")
_RECALLING = re.compile(r"\n[^。！？；“”\n\0]{2,80}?(?:[讲说谈提]起|说这番?话|道出)")
_WORDS_OF = re.compile(r"(?:这是|是)?[^，。；]{0,30}的(?:话|心声|感受|回答)")


class Said(NamedTuple):
    """Who speaks, how sure that is and why."""

    speaker: str | None
    confidence: float
    reason: str


class Context(NamedTuple):
    """A quotation with the words before and after it in its sentence."""

    quoted: Quoted
    words: str
    left: str
    left_start: int
    right: str
    speakers: Speakers

    @property
    def is_sentence(self) -> bool:
        return not self.quoted.is_closed or _SENTENCE_END.search(self.words) is not None


def find(texts: Sequence[str], people: Sequence[Found]) -> list[Found]:
    """Every speech with its speaker, direct and indirect, in the order of the text."""
    names = {person.fields["name"] for person in people}
    return [
        found for section, text in enumerate(texts) for found in _in_section(section, text, names)
    ]


def _in_section(section: int, text: str, names: set[str]) -> list[Found]:
    marks = list(quoted(text))
    narrative = _narrative(text, marks)
    speakers = Speakers(narrative, names)
    direct = list(_direct(section, text, narrative, marks, speakers))
    told = _indirect(section, text, narrative, direct, speakers)
    return sorted([*direct, *told], key=lambda found: found.start)


def _narrative(text: str, marks: Sequence[Quoted]) -> str:
    """The text with what stands in quotation marks blanked, place by place."""
    parts, at = [], 0
    for mark in marks:
        parts += [text[at : mark.start], "\0" * (mark.end - mark.start)]
        at = mark.end
    return "".join([*parts, text[at:]])


def _direct(section, text, narrative, marks, speakers) -> Iterable[Found]:
    """The quotations that are speech; one without an attribution of its own follows another's."""
    contexts = list(_contexts(text, narrative, marks, speakers))
    said = [_attributed(context) for context in contexts]
    for at, context in enumerate(contexts):
        said[at] = said[at] or _continued(contexts, said, at)
        if said[at]:
            yield _found(section, context, said[at])


def _contexts(text, narrative, marks, speakers) -> Iterable[Context]:
    before = 0
    for mark in marks:
        left_start = max(before, _last_stop(narrative, mark.start))
        stop = _STOP.search(narrative, mark.end, mark.end + LONGEST)
        left = _DATELINE.sub("", narrative[left_start : mark.start]).lstrip("\0 　")
        right = narrative[mark.end : stop.start() if stop else mark.end + LONGEST]
        words = text[mark.start + 1 : mark.end - mark.is_closed]
        context = Context(mark, words, left, left_start, right, speakers)
        yield context
        before = mark.end if context.is_sentence else before


def _last_stop(text: str, end: int) -> int:
    low = max(0, end - LONGEST)
    return max((found.end() for found in _STOP.finditer(text, low, end)), default=low)


def _found(section: int, context: Context, said: Said) -> Found:
    fields = {"speaker": said.speaker, "direct": True, "text": context.words}
    start, end, is_closed = context.quoted
    if "“" in context.words:  # the outer marks are no pair: they would stay part of the words
        start, end = start + 1, end - is_closed
    return Found(section, start, end, fields, said.confidence, said.reason)


def _attributed(context: Context) -> Said | None:
    """Who speaks by the words around the quotation; nothing where it is no speech."""
    rules = (
        *(_after_colon, _after_verb, _after_telling, _before_verb),
        *(_words_of, _after_scene, _before_scene, _before_recalling),
    )
    if not context.words.strip() or _NOT_SPOKEN.search(context.left.rstrip("，,：: ")):
        return None
    return next(filter(None, (rule(context) for rule in rules)), None)


def _after_colon(context: Context) -> Said | None:
    """某某说：“…”, and 某某深有感触：“…”."""
    if context.left.endswith(("：", ":")) and (context.is_sentence or len(context.words) >= 6):
        if speaker := _before(context):
            return Said(speaker, 0.95, "引号前有说话人和冒号")
        latest = context.speakers.latest(context.quoted.start)
        if saying.SAID.search(context.left) and latest and len(context.left) <= 12:
            return Said(latest.name, 0.6, "引号前有“说：”，说话人在上文")
    return None


def _after_verb(context: Context) -> Said | None:
    """某某说，“…”."""
    if not saying.SAID.search(context.left) or not context.quoted.is_closed:
        return None
    apart = len(context.words) >= 6 and _is_closing(context)
    speaker = (context.is_sentence or apart) and _before(context)
    return Said(speaker, 0.9, "引号前有说话人和“说”一类的词") if speaker else None


def _before_verb(context: Context) -> Said | None:
    """“…。”某某说; “…，”某某说; “…”，某某说."""
    outside = context.right.startswith(("，", ","))
    ends = context.is_sentence or context.words.endswith(("，", ","))
    if not (ends or outside and not context.left) or not _is_opening(context):
        return None
    verb = saying.SAYING.search(context.right)
    if not verb:
        return None
    start = context.quoted.end
    speakers = context.speakers.between(start, start + verb.start() + 1)
    if speakers and verb.start() <= 80:
        return Said(speakers[0].name, 0.95, "引号后有说话人和“说”一类的词")
    return _organisation(context.right[: verb.start()])


def _organisation(words: str) -> Said | None:
    """“…。”某某局在通报中表示: an organisation speaks."""
    subject = re.split("在|就|对", re.split("[，,]", words.strip("，, "))[-1])[0]
    if 3 <= len(subject) <= 25 and subject.endswith(roles.ORGANISATION_ENDS):
        return Said(subject, 0.6, "引号后有机构和“表示”一类的词")
    return None


def _is_opening(context: Context) -> bool:
    """Whether the quotation begins a sentence, or goes on after its attribution."""
    return not context.left or context.left.endswith(("，", ",", "：", ":", "…"))


def _is_closing(context: Context) -> bool:
    """Whether the sentence or its clause ends with the quotation."""
    return not context.right.strip("\0 　")


def _words_of(context: Context) -> Said | None:
    """“…。”这是某某的话."""
    found = _WORDS_OF.match(context.right)
    if not found or not (context.is_sentence and _is_opening(context)):
        return None
    start = context.quoted.end
    name = context.speakers.mentioned(start, start + found.end())
    return Said(name, 0.8, "引号后有“……的话”") if name else None


def _after_telling(context: Context) -> Said | None:
    """某某表示，此事已定，“…。” The reporter goes over to the speaker's own words."""
    apart = len(context.words) >= 10 and _is_closing(context)
    told = context.left.endswith(("，", ",")) and saying.TELLING.search(context.left)
    speaker = told and (context.is_sentence or apart) and _before(context)
    return Said(speaker, 0.85, "引号前同一句里有“某某表示，”") if speaker else None


def _after_scene(context: Context) -> Said | None:
    """看着某物，某某笑了，“…。” with the whole sentence in the marks."""
    if context.left.endswith(("，", ",")) and context.is_sentence and _is_closing(context):
        speaker = _before(context)
        return Said(speaker, 0.7, "引号前一句里有说话人") if speaker else None
    return None


def _before_scene(context: Context) -> Said | None:
    """“…。”某某笑得合不拢嘴: a whole sentence, and who is told of next."""
    start = context.quoted.end
    if context.left or not context.is_sentence or not context.quoted.is_closed:
        return None
    speakers = context.speakers.between(start, start + len(context.right))
    return Said(speakers[0].name, 0.75, "引号后的句子里有人物") if speakers else None


def _before_recalling(context: Context) -> Said | None:
    """A paragraph in quotation marks, and in the next one: 某某讲起往事."""
    start, end, _ = context.quoted
    narrative = context.speakers.narrative
    if not context.is_sentence or narrative[max(0, start - 1) : start].strip():
        return None
    if found := _RECALLING.match(narrative, end):
        speakers = context.speakers.between(end, found.end())
        return Said(speakers[0].name, 0.7, "下一段有“讲起”一类的词") if speakers else None
    return None


def _before(context: Context) -> str | None:
    """The subject before the quotation: the first in the nearest clause that has one."""
    start = context.left_start
    speakers = context.speakers.between(start, context.quoted.start)
    if not speakers:
        return None
    narrative = context.speakers.narrative
    cut = max(narrative.rfind(mark, start, speakers[-1].start) for mark in "，,")
    return next(speaker.name for speaker in speakers if speaker.start > cut)


def _continued(contexts: list[Context], said: list[Said | None], at: int) -> Said | None:
    """Whole sentences that stand alone: who speaks next to them in the paragraph, or before."""
    context = contexts[at]
    goes_on = at > 0 and not contexts[at - 1].quoted.is_closed
    if (
        context.left.strip()
        or not context.is_sentence
        or len(context.words) < (1 if goes_on else 6)
    ):
        return None
    if _opens_paragraph(context) and at + 1 < len(said) and _touches(context, contexts[at + 1]):
        later = said[at + 1]
        return later and Said(later.speaker, 0.6, "没有写明说话人，下一段话写了")
    earlier = next((other for other in range(at - 1, max(-1, at - 20), -1) if said[other]), None)
    since = max(0, context.quoted.start - FARTHEST)
    spoken = 0 if earlier is None else contexts[earlier].quoted.end
    if teller := _last_teller(context, max(since, spoken)):
        return Said(teller, 0.65, "没有写明说话人，上文刚转述某人的话")
    if earlier is not None and spoken >= since:
        return Said(said[earlier].speaker, 0.6, "没有写明说话人，接着上一段话")
    return None


def _opens_paragraph(context: Context) -> bool:
    start = context.quoted.start
    return not start or context.speakers.narrative[start - 1] == "\n"


def _last_teller(context: Context, since: int) -> str | None:
    """Who was told of last before a quotation: 某某表示，…。“…。”"""
    narrative = context.speakers.narrative
    tellers = [
        teller
        for verb in saying.TELLING.finditer(narrative, since, context.quoted.start)
        if (teller := _teller(narrative, verb.start(), context.speakers))
    ]
    return tellers[-1] if tellers else None


def _touches(context: Context, later: Context) -> bool:
    """Whether a quotation follows soon in the same paragraph."""
    between = context.speakers.narrative[context.quoted.end : later.quoted.start]
    return len(between) < 80 and "\n" not in between


def _indirect(section, text, narrative, direct, speakers) -> Iterable[Found]:
    """某某介绍，…。 What is told from the comma to the end of the sentence."""
    spans = [(found.start, found.end) for found in direct]
    done = 0
    for verb in saying.TELLING.finditer(narrative):
        start = verb.end()
        speaker = _teller(narrative, verb.start(), speakers)
        if start < done or not speaker or any(low <= start < high for low, high in spans):
            continue
        end = _told_end(narrative, start, spans)
        if end - start >= 4:
            done = end
            fields = {"speaker": speaker, "direct": False, "text": text[start:end]}
            yield Found(section, start, end, fields, 0.8, "“某某介绍，”之后的话，不是原话")


def _teller(narrative: str, verb: int, speakers: Speakers) -> str | None:
    """The subject of a verb of saying, in its own clause."""
    low = max(0, verb - 60)
    clause = max(low, *(narrative.rfind(mark, low, verb) + 1 for mark in "，,。！？；;：\n\0"))
    found = speakers.between(clause, verb + 1)
    return found[0].name if found else None


def _told_end(narrative: str, start: int, spans: Sequence[tuple[int, int]]) -> int:
    """The end of the sentence with its mark; a direct speech in it is none of it."""
    stop = _STOP.search(narrative, start, start + LONGEST)
    end = stop.end() - (stop[0] == "\n") if stop else min(start + LONGEST, len(narrative))
    first = next((low for low, _ in spans if start <= low < end), end)
    return first if first == end else start + len(narrative[start:first].rstrip("，,：: \0"))
