"""The attribution of a quotation by the words around it, and whether it is speech at all."""

import re
from typing import NamedTuple

from articles.drafting import saying
from articles.drafting.naming import roles
from articles.drafting.speech.quotation_marks import Quoted
from articles.drafting.speech.speakers import Speaker, Speakers

_SENTENCE_END = re.compile(r"[。！？!?…；;]$|——$")
_NOT_SPOKEN = re.compile(
    r"(?:俗话|常言|老话|古语|谚语|古人|诗|歌|民谣|顺口溜|标语|口号|横幅|牌匾|题为|主题|名为|叫做|写着|写道|题词|"
    r"对联|》|报告|公告|通知|意见|规划|方案|条例|文件|通报|文章|报道|社论|短信|留言|碑|简称|要求|标题|网页|判决书)"
    r"[^，。；\n]{0,8}$"
)
_RECALLING = re.compile(r"\n[^。！？；“”\n\0]{2,80}?(?:[讲说谈提]起|说这番?话|道出)")
_WORDS_OF = re.compile(r"(?:这是|是)?[^，。；]{0,30}的(?:话|心声|感受|回答)")
# What someone shows or does who has just spoken.
_SHOWN = re.compile(
    r"[笑喜乐泪赞叹]|激动|兴奋|高兴|感慨|感激|感谢|感言|感到|自豪|满意|满足|开心|欣慰|骄傲|拇指|点头|摇头|"
    r"算账|算[了起]|吆喝|招呼|[谈说讲]起|只说|[读念喊唱哽]|回忆|忆起|想起|所言|所说|坦言|声音|语气|眼[里中神]|目光|憧憬|期待|展望|信心|心[里中声]|如数家珍|娓娓"
)
_SPOKEN = re.compile("[我你咱您吗呢吧啊了没不要会很]")
_PARAGRAPH = 500  # characters of a paragraph before a quotation that are read
_FARTHEST_VERB = 80  # characters after a quotation within which its verb stands
UNREAD = "像是一段引语，说话人的姓名没有认出来，请看原文补上"


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
    left_end: int
    right: str
    speakers: Speakers

    @property
    def is_sentence(self) -> bool:
        return not self.quoted.is_closed or _SENTENCE_END.search(self.words) is not None

    @property
    def is_opening(self) -> bool:
        """Whether the quotation begins a sentence, or goes on after its attribution."""
        return not self.left or self.left.endswith(("，", ",", "：", ":", "…"))

    @property
    def is_closing(self) -> bool:
        """Whether the sentence or its clause ends with the quotation."""
        return not self.right.strip("\0 　")


def attributed(context: Context) -> Said | None:
    """Who speaks by the words around the quotation; nothing where it is no speech."""
    rules = (
        *(_from_hearing, _after_colon, _after_verb, _after_telling, _before_verb),
        *(_words_of, _after_scene, _before_scene, _before_recalling),
    )
    if not context.words.strip() or _NOT_SPOKEN.search(context.left.rstrip("，,：: ")):
        return None
    said = next(filter(None, (rule(context) for rule in rules)), None)
    return said if said and (said.speaker or context.is_sentence) else None


def said_by(speaker: Speaker, at_verb: bool, confidence: float, reason: str) -> Said:
    """Sure only of a name that stands at the verb itself."""
    if speaker.name is None:
        return Said(None, 0.3, UNREAD)
    if not speaker.is_named:
        return Said(speaker.name, min(confidence, 0.7), f"{reason}，说话人按上文只提到这一位推定")
    if not at_verb:
        return Said(speaker.name, min(confidence, 0.8), f"{reason}，中间隔着别的话")
    return Said(speaker.name, confidence, reason)


def _verb_before(context: Context) -> int | None:
    """Where the verb of saying stands that leads to the quotation."""
    found = saying.SAID.search(context.left)
    if not found or not _is_said(context.left, found):
        return None
    return context.left_end - len(context.left) + found.start()


def _is_said(words: str, verb: re.Match) -> bool:
    return saying.is_said(re.split("[，,]", words[: verb.start()])[-1], verb[0])


def _from_hearing(context: Context) -> Said | None:
    """某某听某某说：“…”: who is heard speaks, and never who hears."""
    led = context.left.rstrip("，,：: ")
    heard = saying.heard(re.split("[，,]", led)[-1])
    if heard is None or led == context.left or not context.is_sentence:
        return None
    end = context.left_end - len(context.left) + len(led)
    names = {one.name for one in context.speakers.within(end - len(heard), end)}
    if len(names) == 1 and None not in names:
        return Said(names.pop(), 0.8, "引号前有“听某某说”一类的话")
    return Said(None, 0.3, UNREAD)


def _after_colon(context: Context) -> Said | None:
    """某某说：“…”, and 某某深有感触：“…”."""
    long_enough = context.is_sentence or len(context.words) >= 6
    if not context.left.endswith(("：", ":")) or not long_enough:
        return None
    verb = _verb_before(context)
    end = context.left_end - 1 if verb is None else verb
    if speaker := nearest(context.speakers, context.left_start, end):
        at_verb = verb is not None and context.speakers.touches(speaker, verb)
        return said_by(speaker, at_verb, 0.95, "引号前有说话人和冒号")
    return None


def _after_verb(context: Context) -> Said | None:
    """某某说，“…”."""
    verb = _verb_before(context)
    if verb is None or not context.quoted.is_closed:
        return None
    apart = len(context.words) >= 6 and (context.is_closing or _is_spoken_clause(context))
    if not context.is_sentence and not apart:
        return None
    if speaker := nearest(context.speakers, context.left_start, verb):
        at_verb = context.speakers.touches(speaker, verb)
        return said_by(speaker, at_verb, 0.9, "引号前有说话人和“说”一类的词")
    return None


def _is_spoken_clause(context: Context) -> bool:
    """某某说，“…”，: words that go on outside, and are no slogan by their sound."""
    between_commas = context.left.endswith(("，", ",")) and context.right.startswith(("，", ","))
    return between_commas and _SPOKEN.search(context.words) is not None


def _before_verb(context: Context) -> Said | None:
    """“…。”某某说; “…，”某某说; “…”，某某说."""
    outside = context.right.startswith(("，", ","))
    ends = context.is_sentence or context.words.endswith(("，", ","))
    if not (ends or outside and not context.left) or not context.is_opening:
        return None
    start, speaker, verb = context.quoted.end, None, 0
    for found in saying.SAYING.finditer(context.right, 0, _FARTHEST_VERB):
        verb = found.start()
        if _is_said(context.right, found):
            speaker = nearest(context.speakers, start, start + verb)
        if speaker:
            break
    if speaker and speaker.name:
        at_verb = context.speakers.touches(speaker, start + verb)
        return said_by(speaker, at_verb, 0.95, "引号后有说话人和“说”一类的词")
    unread = Said(None, 0.3, UNREAD) if speaker else None
    return _organisation(context.right[:verb]) or unread


def _organisation(words: str) -> Said | None:
    """“…。”某某局在通报中表示: an organisation speaks."""
    subject = re.split("在|就|对", re.split("[，,]", words.strip("，, "))[-1])[0]
    if 3 <= len(subject) <= 25 and subject.endswith(roles.ORGANISATION_ENDS):
        return Said(subject, 0.6, "引号后有机构和“表示”一类的词")
    return None


def _words_of(context: Context) -> Said | None:
    """“…。”这是某某的话."""
    found = _WORDS_OF.match(context.right)
    if not found or not (context.is_sentence and context.is_opening):
        return None
    start = context.quoted.end
    name = context.speakers.mentioned(start, start + found.end())
    return Said(name, 0.8, "引号后有“……的话”") if name else None


def _after_telling(context: Context) -> Said | None:
    """某某表示，此事已定，“…。” The reporter goes over to the speaker's own words."""
    apart = len(context.words) >= 10 and context.is_closing
    told = [*saying.TELLING.finditer(context.left)]
    if not told or not context.left.endswith(("，", ",")) or not (context.is_sentence or apart):
        return None
    speaker = teller(context.speakers, context.left_end - len(context.left) + told[-1].start())
    return said_by(speaker, True, 0.85, "引号前同一句里有“某某表示，”") if speaker else None


def _after_scene(context: Context) -> Said | None:
    """看着某物，某某笑了，“…。” with the whole sentence in the marks."""
    if not context.left.endswith(("，", ",")) or not (context.is_sentence and context.is_closing):
        return None
    speaker = nearest(context.speakers, context.left_start, context.quoted.start)
    return said_by(speaker, True, 0.7, "引号前一句里有说话人") if speaker else None


def _before_scene(context: Context) -> Said | None:
    """“…。”某某笑得合不拢嘴: a whole sentence, and the one who is told of next shows it."""
    start = context.quoted.end
    if context.left or not context.is_sentence or not context.quoted.is_closed:
        return None
    found = context.speakers.between(start, start + len(context.right))
    if len({speaker.name for speaker in found}) != 1:
        return None
    if _SHOWN.search(context.right):
        return said_by(found[0], True, 0.7, "引号后的句子里只有这一位")
    near = max(0, start - _PARAGRAPH)
    paragraph = max(near, context.speakers.narrative.rfind("\n", near, start) + 1)
    earlier = {speaker.name for speaker in context.speakers.between(paragraph, start)}
    return (
        said_by(found[0], True, 0.6, "这一段里只有这一位") if earlier <= {found[0].name} else None
    )


def _before_recalling(context: Context) -> Said | None:
    """A paragraph in quotation marks, and in the next one: 某某讲起往事."""
    start, end, _ = context.quoted
    narrative = context.speakers.narrative
    if not context.is_sentence or narrative[max(0, start - 1) : start].strip():
        return None
    if found := _RECALLING.match(narrative, end):
        speaker = nearest(context.speakers, end, found.end())
        return said_by(speaker, True, 0.7, "下一段有“讲起”一类的词") if speaker else None
    return None


def nearest(speakers: Speakers, start: int, end: int) -> Speaker | None:
    """The subject of the nearest clause before a place that has one."""
    found = speakers.between(start, end)
    if not found:
        return None
    cut = max(speakers.narrative.rfind(mark, start, found[-1].start) for mark in "，,")
    stop = min(end, *(_clause_end(speakers.narrative, found[-1].end, end, mark) for mark in "，,"))
    return speakers.subject(max(start, cut + 1), stop)


def _clause_end(narrative: str, start: int, end: int, mark: str) -> int:
    found = narrative.find(mark, start, end)
    return end if found < 0 else found


def teller(speakers: Speakers, verb: int) -> Speaker | None:
    """The subject of a verb of saying, in its own clause."""
    narrative, low = speakers.narrative, max(0, verb - 100)
    clause = max(low, *(narrative.rfind(mark, low, verb) + 1 for mark in "，,。！？；;：\n\0"))
    is_said = saying.is_said(narrative[clause:verb], narrative[verb : verb + 2])
    return speakers.subject(clause, verb) if is_said else None
