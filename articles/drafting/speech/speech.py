"""Speech that a text gives to people: in their own words, or told by the reporter."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from articles.drafting import saying
from articles.drafting.found import Found
from articles.drafting.speech import attribution
from articles.drafting.speech.attribution import Context, Said, teller
from articles.drafting.speech.quotation_marks import Quoted, paired, quoted
from articles.drafting.speech.speakers import Speaker, Speakers
from articles.drafting.tokens import Token

FARTHEST = 500  # characters from one speech to the next that is taken to go on with it
LONGEST = 400  # characters of a sentence around a quotation that are read
_STOP = re.compile(r"[。！？!?；;\n]")
_DATELINE = re.compile(r"^[^，。]{0,30}[电讯息][(（][^()（）]*[)）][：:]?")


def quoted_in(
    texts: Sequence[str], people: Sequence[Found], words: Sequence[Sequence[Token]]
) -> list[Found]:
    """Every speech with its speaker, direct and indirect, in the order of the text."""
    names = {person.fields["name"] for person in people}
    return [
        found
        for section, (text, tokens) in enumerate(zip(texts, words, strict=True))
        for found in said_in(section, text, names, tokens)
    ]


def said_in(section: int, text: str, names: set[str], words: Sequence[Token] = ()) -> list[Found]:
    """Every speech of a section's text, in order, by people of these names."""
    text = paired(text)
    marks = list(quoted(text))
    narrative = _narrative(text, marks)
    speakers = Speakers(narrative, names, words)
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
    said = [attribution.attributed(context) for context in contexts]
    for at, context in enumerate(contexts):
        said[at] = said[at] or _continued(contexts, said, at)
        if said[at]:
            yield _found(section, context, said[at])


def _contexts(text, narrative, marks, speakers) -> Iterable[Context]:
    before = 0
    for mark in marks:
        left_end = _left_end(narrative, mark.start)
        left_start = max(before, _last_stop(narrative, left_end))
        stop = _STOP.search(narrative, mark.end, mark.end + LONGEST)
        left = _DATELINE.sub("", narrative[left_start:left_end]).lstrip("\0 　")
        right = narrative[mark.end : stop.start() if stop else mark.end + LONGEST]
        words = text[mark.start + 1 : mark.end - mark.is_closed]
        context = Context(mark, words, left, left_start, left_end, right, speakers)
        yield context
        before = mark.end if context.is_sentence else before


def _left_end(narrative: str, start: int) -> int:
    """Where the words before a quotation end: in the line before, where that ends in 说：."""
    before = narrative[max(0, start - 4) : start]
    led = before.rstrip()
    return start - len(before) + len(led) if led.endswith(("：", ":")) else start


def _last_stop(text: str, end: int) -> int:
    low = max(0, end - LONGEST)
    return max((found.end() for found in _STOP.finditer(text, low, end)), default=low)


def _found(section: int, context: Context, said: Said) -> Found:
    fields = {"speaker": said.speaker, "direct": True, "text": context.words}
    start, end, is_closed = context.quoted
    if "“" in context.words:  # the outer marks are no pair: they would stay part of the words
        start, end = start + 1, end - is_closed
    return Found(section, start, end, fields, said.confidence, said.reason)


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
        later, stop = said[at + 1], contexts[at + 1].quoted.start
        between = context.speakers.between(context.quoted.end, stop)
        is_one = later and all(speaker.name == later.speaker for speaker in between)
        return later and _unwritten(context, later.speaker if is_one else None, 0.6, "下一段话写了")
    earlier = next((other for other in range(at - 1, max(-1, at - 20), -1) if said[other]), None)
    since = max(0, context.quoted.start - FARTHEST)
    spoken = 0 if earlier is None else contexts[earlier].quoted.end
    if found := _last_teller(context, max(since, spoken)):
        name = _only(context, found[0].start, found[0].name)
        return _unwritten(context, name, 0.65, "上文刚转述某人的话")
    if earlier is not None and spoken >= since:
        name = said[earlier].speaker if goes_on else _only(context, spoken, said[earlier].speaker)
        return _unwritten(context, name, 0.6, "接着上一段话")
    return None


def _unwritten(context: Context, name: str | None, confidence: float, why: str) -> Said:
    if name is None:
        return Said(None, 0.3, attribution.UNREAD)
    return Said(name, confidence, f"没有写明说话人，{why}")


def _only(context: Context, since: int, name: str | None) -> str | None:
    """Someone who is the only one told of from a place to the end of the quotation's sentence.

    A paragraph that begins with a quotation and names nobody can be anyone's.
    """
    start, end, _ = context.quoted
    narrative = context.speakers.narrative
    if _opens_paragraph(context) and "\n" in narrative[since:start]:
        return None
    stop = end + len(context.right)
    others = [*context.speakers.between(since, start), *context.speakers.between(end, stop)]
    return name if all(other.name == name for other in others) else None


def _opens_paragraph(context: Context) -> bool:
    start = context.quoted.start
    return not start or context.speakers.narrative[start - 1] == "\n"


def _last_teller(context: Context, since: int) -> list[Speaker]:
    """Who was told of last before a quotation: 某某表示，…。“…。”"""
    narrative = context.speakers.narrative
    tellers = [
        found
        for verb in saying.TELLING.finditer(narrative, since, context.quoted.start)
        if (found := teller(context.speakers, verb.start()))
    ]
    return tellers[-1:]


def _touches(context: Context, later: Context) -> bool:
    """Whether a quotation follows soon in the same paragraph."""
    between = context.speakers.narrative[context.quoted.end : later.quoted.start]
    return len(between) < 80 and "\n" not in between


def _indirect(section, text, narrative, direct, speakers) -> Iterable[Found]:
    """某某介绍，…。 What is told from the comma to the end of the sentence."""
    starts = [found.start for found in direct]
    ends, done = [0, *(found.end for found in direct)], 0
    for verb in saying.TELLING.finditer(narrative):
        start = verb.end()
        speaker = teller(speakers, verb.start())
        if (
            start < done
            or not (speaker and speaker.name)
            or start < ends[bisect_right(starts, start)]
        ):
            continue
        end = _told_end(narrative, start, starts)
        if end - start >= 4:
            done = end
            fields = {"speaker": speaker.name, "direct": False, "text": text[start:end]}
            sure = 0.8 if speaker.is_named else 0.6
            yield Found(section, start, end, fields, sure, "“某某介绍，”之后的话，不是原话")


def _told_end(narrative: str, start: int, direct: Sequence[int]) -> int:
    """The end of the sentence with its mark; a direct speech in it is none of it."""
    stop = _STOP.search(narrative, start, start + LONGEST)
    end = stop.end() - (stop[0] == "\n") if stop else min(start + LONGEST, len(narrative))
    later = bisect_left(direct, start)
    first = min([end, *direct[later : later + 1]])
    return first if first == end else start + len(narrative[start:first].rstrip("，,：: \0"))
