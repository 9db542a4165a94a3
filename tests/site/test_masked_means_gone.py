"""A hidden name in no output, in no form; its old addresses as ones that never were.

Told in every field of records, spaced, dotted, in other characters, in addresses and their pinyin;
then every output of before and of after is asked.
"""

import re
import tempfile
from html import unescape
from itertools import chain
from pathlib import Path
from urllib.parse import parse_qsl, quote, quote_plus, unquote, urldefrag

import pytest
from django.test import Client, TestCase, override_settings

from articles.archive import importing, merging, retagging, withdrawing
from articles.language.normalising import fold
from articles.models import Measure, Name, Person, Report, Tag
from articles.search import indexing
from tests.crawling import SITE, has_few_filters
from tests.records import of_text, record, section
from tests.site.test_every_output import STARTS, WITHIN
from tests.whole_archive import exported, publish, run, take_in

WHO, ALSO = "刘卫东", "陈小满"
SPELT = {WHO: "liu.?wei.?dong", ALSO: "chen.?xiao.?man"}
FORMS = [WHO, "劉衛東", "刘 卫 东", "刘·卫·东", "liu wei dong"]
NEVER = ["璩旻晷", "璩旻晷", "璩 旻 晷", "璩·旻·晷", "kuang niu zhuai"]
SLUGS = ("liu-wei-dong-de-xiang-zi", "fang-liuweidong", "liu-wei-dong-che-hui", "yu-liu-wei-dong")
BETWEEN = re.compile(r"<[^<>]*>|[\s\u200b\ufeff·•・.‧]")
PAPER = "https://paper.example.com"


def whole() -> dict:
    """A report that says the name in each of its fields."""
    speech = "“巷子要修，劉衛東先修自家的。”"
    text = (
        f"{WHO}（刘 卫 东）医生在{WHO}诊所说：{speech}{WHO}诊所接诊87人，{WHO}工程在{WHO}巷开工，"
        f"{WHO}诊所获{WHO}奖。刘\u200b卫・东与{ALSO}同来。"
    )
    return record(
        sections=[section(text, heading="刘•卫•东")],
        slug=SLUGS[0],
        kicker=f"记{WHO}",
        title=f"{WHO}的巷子",
        subtitle="刘　卫　东与陈 小 满",
        dateline=f"本报讯（记者{WHO}）",
        byline=[{"name": "刘 卫 东", "role": f"{WHO}的学生"}],
        outlet=f"{WHO}报",
        page=f"{WHO}版",
        url=f"{PAPER}/{quote(WHO)}/1.html",
        rights=f"归{WHO}",
        place=f"{WHO}镇",
        published="2021-11-03",
        published_basis=f"{WHO}说的",
        origin="retold",
        original={
            "title": f"{WHO}",
            "byline": [{"name": "劉 衛 東"}],
            "outlet": f"{WHO}社",
            "url": f"{PAPER}/{quote(WHO, encoding='gbk')}/liu_wei_dong.html",
        },
        summary="劉衛東修巷子。",
        note="刘·卫·东来信。",
        tags=[f"{WHO}事迹", "巷子"],
        people=[
            {"id": "p1", "name": WHO, "role": "医生", "organisation": f"{WHO}诊所"}
            | {"at": [{"exact": WHO, "suffix": "（"}]},
            {"id": "p2", "name": ALSO},
        ],
        quotations=[{"speaker_id": "p1", "text": speech}],
        statistics=[
            {
                "exact": "87人",
                "value": 87,
                "unit": "人",
                "label": f"{WHO}接诊",
                "note": f"问过{WHO}",
            }
            | {"subject": f"{WHO}诊所"}
        ],
        projects=[{"name": f"{WHO}工程"}],
        organisations=[{"name": f"{WHO}诊所"}],
        places=[{"name": f"{WHO}巷"}],
        honours=[{"name": f"{WHO}奖", "recipient": f"{WHO}诊所"}],
    )


def tell() -> None:
    """Reports that say the name, one withdrawn, one corrected, with what editors did to names."""
    publish(whole())
    publish(of_text(f"{ALSO}去访{WHO}，{WHO}诊所歇业。", slug=SLUGS[1], title="访友"))
    publish(of_text("劉衛東撤下了车会。", slug=SLUGS[2], title="车会"))
    told = of_text(f"与{WHO}同行。", slug=SLUGS[3], title="同行", tags=["老刘卫东"])
    told |= {"organisations": [{"name": f"{WHO}诊所"}], "sections": [section(f"{WHO}诊所也来。")]}
    publish(told)
    publish(told | {"summary": "一路。"}, reason="补劉衛東的提要")
    publish(
        of_text("西街刘卫东诊所分部与街坊同庆。", slug="xi-jie", title="西街")
        | {"organisations": [{"name": "街坊"}]}
    )
    publish(of_text("老周来。", slug="lao-zhou", title="老周", people=[{"name": "老周"}]))
    clinic, neighbours = (Name.objects.get(name=name) for name in (f"{WHO}诊所", "街坊"))
    Name.objects.filter(pk=neighbours.pk).update(parent=clinic)
    merging.add_alias(neighbours, f"{WHO}街坊")
    merging.merge(Person.objects.get(name=WHO), Person.objects.get(name="老周"))
    retagging.rename(Tag.objects.get(name="老刘卫东"), "老友")
    withdrawing.withdraw(Report.objects.get(slug=SLUGS[2]), "刘 卫 东要求撤下")


def follow() -> None:
    while indexing.follow():
        pass


def asked(words: str) -> list[str]:
    """What a reader can ask in these words."""
    words = quote(words)
    return [
        f"/search/?q={words}",
        f"/api/v1/reports/?q={words}",
        f"/search/suggest.json?q={words}",
        f"/search/?q=tag:{words}",
        f"/reports/{words}/",
    ]


def addresses() -> set[str]:
    """Each page of something, and its other forms."""
    things = chain.from_iterable(one.objects.all() for one in (Report, Person, Name, Tag, Measure))
    pages = {one.get_absolute_url() for one in things}
    forms = {page: ["feed.atom"] for page in pages if page.startswith(("/tags/", "/places/"))}
    more = ["record.json", "text.txt", "cite.txt", "cite.bib", "?version=1"]
    forms |= {page: more for page in pages if page.startswith("/reports/")}
    apis = {f"/api/v1{page.replace('statistics', 'measures')}" for page in pages}
    return pages | apis | {f"{page}{form}" for page in forms for form in forms[page]}


def crawl() -> dict:
    """Every output of the archive: what all that outputs name answers, once for each kind."""
    found, kinds, waiting = {}, set(), [*STARTS]
    while waiting:
        address = waiting.pop()
        if kind_of(address) in kinds or address.startswith(("/static/", "/admin/")):
            continue
        kinds.add(kind_of(address))
        found[address] = response = Client().get(address)
        told = f"{response.getvalue().decode()} {response.headers.get('Link', '')}"
        inside = (urldefrag(unescape(path)).url for path in WITHIN.findall(told))
        waiting += [one for one in inside if "{" not in one and has_few_filters(one)]
    return found


def kind_of(address: str) -> str:
    """An address; of one with a question what is asked of what, for answers stand in lists too."""
    path, mark, query = address.partition("?")
    if not mark:
        return address
    return f"{path.split('/')[1:4]} {[name for name, _ in parse_qsl(query)]}"


def readings(response) -> str:
    """All that a reader or a program can make of an answer's bytes and headers."""
    body = response.getvalue().decode("utf-8-sig")
    whole = body + "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    plain = re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), unescape(whole))
    read = [plain, *(unquote(plain, code) for code in ("utf-8", "gb18030") if "%" in plain)]
    return BETWEEN.sub("", fold("\n".join(read).lower()))


def says(response, *names: str) -> bool:
    read = readings(response)
    told = unquote(f"{response.getvalue().decode()} {response.headers}").lower()
    return any(name in read or re.search(SPELT[name], told) for name in names)


def spelt(address: str) -> bool:
    return any(re.search(spelling, address) for spelling in SPELT.values())


def answer(address: str) -> tuple[int, bytes, dict]:
    response = Client().get(address)
    return response.status_code, response.getvalue(), dict(response.headers)


def never(address: str) -> str:
    """An address like it at which nothing ever was."""
    return re.sub(r"[^/]*(liu|chen|xiao|%E5)[^/?.]*", "nie-wu-ci-ren", address)


def as_if(body: bytes, unknown: str, form: str) -> str:
    """An answer about a name that nobody ever heard, as if this form had been asked for."""
    told = body.decode()
    pairs = [(unknown, form), *zip(unknown.split(), form.split(), strict=True)]
    for asked_for, other in [*pairs, *(zip(unknown, form, strict=True) if len(form) < 6 else ())]:
        for written in (str, quote, quote_plus):
            whole = re.escape(written(asked_for))
            told = re.sub(f"(?<![a-z]){whole}(?![a-z])", written(other), told)
    return told


@pytest.mark.long
@override_settings(SITE_URL=SITE, CONTACT_EMAIL="desk@example.org")
class MaskedMeansGoneTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.enterClassContext(override_settings(SEARCH_DIR=cls.folder / "search"))
        tell()
        follow()
        cls.kept = exported(cls.folder / "before")
        cls.before = addresses()
        person = Person.objects.get(name=WHO)
        olds = [one.get_absolute_url() for one in (person, *person.merged.all())]
        cls.olds = {*olds, *(f"/api/v1{one}" for one in olds)}
        cls.acts = [merging.mask(person, reason="本人要求")]
        cls.acts.append(merging.mask(Person.objects.get(name=ALSO)))
        cls.at_once = {one: answer(one)[:2] for form in FORMS for one in asked(form)}
        follow()

    def test_every_output_of_before_and_after(self):
        after = crawl()
        told = after | {one: Client().get(one) for one in sorted(self.before - set(after))}
        assert not [one for one, response in told.items() if says(response, WHO, ALSO)]
        assert {response.status_code for response in after.values()} <= {200, 301, 410}
        assert sum("×" in response.getvalue().decode() for response in after.values()) > 20
        assert run("check_archive")[0] == 0

    def test_an_old_address_is_as_one_that_never_was(self):
        named = {one for one in self.before if spelt(one)} | self.olds
        named |= {"/tags/lao-liu-wei-dong/", "/tags/lao-liu-wei-dong/feed.atom"}
        named |= {f"/{quote(WHO)}/1.html", "/liu_wei_dong.html"}
        assert len(set(map(never, named))) > 20
        for address in named:
            assert answer(address) == answer(never(address)), address
        for slug in SLUGS:
            pasted = Client().get(f"/api/v1/reports/?q={SITE}/reports/{slug}/").json()
            assert pasted["count"] == 0

    def test_who_asks_in_any_form_is_answered_as_of_a_name_never_heard(self):
        for form, unknown in zip(FORMS, NEVER, strict=True):
            for address, other in zip(asked(form), asked(unknown), strict=True):
                status, body, _ = answer(address)
                never, unheard, _ = answer(other)
                assert (status, body.decode()) == (never, as_if(unheard, unknown, form)), address
                assert (status, body) == self.at_once[address], address

    def test_what_is_kept_is_as_it_was_and_comes_back_under_its_old_slug(self):
        assert exported(self.folder / "masked") == self.kept
        report = Report.objects.get(record_slug=SLUGS[0])
        assert take_in(whole(), publish=True).kind == importing.Kind.UNCHANGED
        told = whole() | {"summary": "劉衛東又修巷子。"}
        take_in(told, publish=True, reason="补刘卫东的事")
        mended = Report.objects.get(record_slug=SLUGS[0])
        assert (mended.pk, mended.slug) == (report.pk, report.slug)
        assert mended.summary == "×××又修巷子。"
        assert not says(Client().get("/corrections/"), WHO)

    def test_what_was_read_here_is_not_taken_in(self):
        report = Report.objects.get(record_slug=SLUGS[3])
        shown = Client().get(f"{report.get_absolute_url()}record.json").json()
        with pytest.raises(importing.Refused, match="隐去了姓名"):
            take_in(shown, publish=True)

    def test_taken_back_all_is_as_it_was(self):
        hidden = [one.get_absolute_url() for one in Report.objects.public()]
        for act in reversed(self.acts):
            merging.undo(act)
        for address in self.before:
            if spelt(address):
                assert Client().get(address).status_code in {200, 301, 410}, address
        for page in (*(f"/reports/{slug}/" for slug in SLUGS), "/tags/lao-liu-wei-dong/"):
            assert Client().get(page).status_code in {200, 301, 410}, page
        assert says(Client().get(f"/reports/{SLUGS[0]}/"), WHO)
        assert {Client().get(page).status_code for page in hidden} == {200, 301}
        assert run("check_archive")[0] == 0
