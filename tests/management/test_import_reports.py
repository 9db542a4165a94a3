"""The command an editor runs: a line a file, counts at the end, nothing left of what is refused."""

import json
import os
import re

import pytest

from articles import limits
from articles.archive.proof import failures
from articles.management.commands import import_reports
from articles.models import Draft, Report, Source
from articles.record import build, canonical
from tests.driven import Archive, unprivileged
from tests.records import as_json, at, full, of_text, record, statistic, write
from tests.whole_archive import count, publish, rows, run

LINE = json.dumps(record())[:-1]  # open for one more field

REFUSED = {
    "a quote that is not in the text": (
        as_json(record(statistics=[statistic("20余万件", 200000)])),
        "statistics[0].exact：正文里没有“20余万件”。最接近的是第 1 章节第 1 段的“10余万件”",
    ),
    "an ambiguous quote": (
        as_json(of_text("3件和3件", statistics=[statistic("3件", 3)])),
        "statistics[0].exact：“3件”在正文里有 2 处，请用 prefix、suffix 写明前后的字",
    ),
    "a wrong context": (
        as_json(of_text("共3件", statistics=[{"value": 3} | at("3件", prefix="约")])),
        "statistics[0].at[0].exact：正文里有“3件”，但前后不是所写的 prefix、suffix，请核对",
    ),
    "a day there is not": (
        as_json(record(published="2021-13-40")),
        "published：没有“2021-13-40”这一天。日期只能写成 2021、2021-11 或 2021-11-03",
    ),
    "an unknown field": (
        as_json(record(titel="甲")),
        "titel：没有“titel”这个字段，是不是想写 title？",
    ),
    "an unknown field of a fact": (
        as_json(record(statistics=[statistic(speaker="甲")])),
        "statistics[0].speaker：没有“speaker”这个字段",
    ),
    "broken JSON": (as_json(record())[:-1], "起不是有效的 JSON，请检查这里的逗号、引号和括号"),
    "no record": (b"[]", "应是一个对象，请写在花括号里"),
    "an empty file": (b"", "文件是空的，请核对是不是选错了文件"),
    "a file of spaces": (b" \n", "文件是空的，请核对是不是选错了文件"),
    "a NUL character": (as_json(record(title="甲\0乙")), "title：第 2 字是控制字符 U+0000"),
    "a NUL character in the slug": (as_json(record("a\0b")), "slug：第 2 字是控制字符 U+0000"),
    "a NUL byte": (as_json(record()).replace(b"qing", b"q\0ng"), "第 12 字是 NUL 控制字符"),
    "a line end in quotation marks": (
        as_json(record()).replace(b"qing", b"q\nng"),
        "第 1 行第 12 字是控制字符 U+000A，不能直接写在引号里，请删去；换行请写成 \\n",
    ),
    "a lone surrogate": (
        f'{LINE}, "note": "甲\\ud800"}}'.encode(),
        "note：第 2 字是不成对的代理字符 U+D800",
    ),
    "a lone surrogate in words that are not there": (
        f'{LINE}, "places": [{{"name": "甲\\udc00"}}]}}'.encode(),
        "places[0].name：第 2 字是不成对的代理字符 U+DC00",
    ),
    "a lone surrogate as a field": (
        f'{LINE}, "\\ud800": 1}}'.encode(),
        "字段的名称里有不成对的代理字符",
    ),
    "another encoding": (
        json.dumps(record(), ensure_ascii=False).encode("gb18030"),
        "不是 UTF-8 编码，请另存为 UTF-8 后再导入",
    ),
    "a text over the limit": (
        as_json(of_text("甲" * limits.TEXT_CHARACTERS, "乙")),
        "字正文，最多 200000，请拆成几篇",
    ),
    "a file over the limit": (b" " * (limits.FILE_BYTES + 1), "文件超过 20 MB，请拆小后再导入"),
    "too many facts": (
        as_json(record(places=[{"name": "甲"}] * (limits.FACTS + 1))),
        "有 2001 项事实，最多 2000，请拆成几篇",
    ),
    "a number in words": (
        as_json(of_text("共3件", statistics=[statistic("3件", "三")])),
        "statistics[0].value：应是一个数，请去掉引号和单位",
    ),
    "no number": (f'{LINE}, "note": NaN}}'.encode(), "NaN 不是 JSON 里的数"),
    "a number past all": (
        f'{LINE}, "statistics": [{{"exact": "10%", "value": 1e400}}]}}'.encode(),
        "statistics[0].value：太大",
    ),
    "an impossible slug": (as_json(record("扬中")), "slug：“扬中”不能作地址"),
    "no text": (as_json(record(sections=[])), "sections：没有正文，请至少写一个章节"),
    "a field twice": (f'{LINE}, "slug": "b"}}'.encode(), "“slug”在同一个对象里写了两次"),
    "a retelling of nothing": (as_json(record(origin="retold")), "original：转述的报道要写明"),
    "a speaker nobody is": (
        as_json(record(quotations=[{"text": "产量由", "speaker_id": "p9"}])),
        "quotations[0].speaker_id：people 里没有编号为 p9 的人物",
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize("orders", [[], ["--publish"], ["--publish", "--reason", "改"]])
@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_said_and_leaves_no_row(tmp_path, name, orders):
    content, said = REFUSED[name]
    (tmp_path / "a.json").write_bytes(content)
    before = count()
    code, printed = run("import_reports", tmp_path, *orders)
    assert code == 1
    assert said in printed
    assert "拒收 1" in printed
    assert count() == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content, said",
    [
        (b"", "里面没有文字"),
        (b"\x89PNG\r\n\x1a\n\0\0", "图片"),
        ("题目\n甲\x07".encode(), "控制字符"),
        (("题目\n" + "甲" * 200_001).encode(), "字，最多 200000 字"),
    ],
)
def test_a_raw_text_that_is_refused_leaves_no_row(tmp_path, content, said):
    (tmp_path / "a.txt").write_bytes(content)
    before = count()
    code, printed = run("import_reports", tmp_path)
    assert (code, said in printed, count()) == (1, True, before)


@pytest.mark.django_db
def test_a_number_other_than_its_words_print_is_taken_in_and_told(tmp_path):
    right = statistic("10余万件", 100000, qualifier="余")
    _, printed = run("import_reports", write(tmp_path, full(statistics=[right])), "--publish")
    assert "请看一看" not in printed
    wrong = statistic("10余万件", 12, qualifier="余")
    given = write(tmp_path, full("wrong", statistics=[wrong]))
    code, printed = run("import_reports", given, "--publish")
    assert (code, Report.objects.count()) == (0, 2)
    assert "请看一看 statistics[0]：原文“10余万件”印的是 100000" in printed


@pytest.mark.django_db
def test_one_slug_with_two_contents_in_a_run_is_refused_both_times(tmp_path):
    (tmp_path / "folder").mkdir()
    first = write(tmp_path, record(title="甲"), "a.json")
    second = write(tmp_path / "folder", record(title="乙"), "b.json")
    write(tmp_path, record("another"))
    code, printed = run("import_reports", tmp_path, "--publish")
    assert code == 1
    assert printed.count("在这次导入里有不同的内容") == 2
    assert printed.count(str(first)) == printed.count(str(second)) == 3
    assert [report.slug for report in Report.objects.all()] == ["another"]
    assert Source.objects.count() == 1


@pytest.mark.django_db
def test_one_slug_twice_with_the_same_content_is_imported_once(tmp_path):
    for name in ("a.json", "b.json"):
        write(tmp_path, record(), name)
    code, printed = run("import_reports", tmp_path, "--publish")
    assert (code, Report.objects.count()) == (0, 1)
    assert "新增 1，未变 1" in printed


@pytest.mark.django_db
def test_all_that_is_wrong_with_a_file_is_said_at_once(tmp_path):
    fields = record(published="x", colour="red", places=[{"name": "甲"}], tags=["a", "a"])
    write(tmp_path, fields)
    _, printed = run("import_reports", tmp_path)
    places = re.findall(r"^      (\S+?)：", printed, re.MULTILINE)
    assert sorted(places) == ["colour", "places[0].name", "published", "tags"]


@pytest.mark.django_db
def test_the_run_goes_on_after_a_refused_file_and_counts_at_the_end(tmp_path):
    publish(record("same"))
    publish(record("to-correct"))
    write(tmp_path, record("same"), "1.json")
    write(tmp_path, record("bad", titel=""), "2.json")
    write(tmp_path, record("to-correct", title="改了"), "3.json")
    write(tmp_path, full("new"), "4.json")
    (tmp_path / "5.txt").write_text("题目\n正文。")
    (tmp_path / ".hidden").write_bytes(b"\0")
    code, printed = run("import_reports", tmp_path, "--publish", "--reason", "改")
    assert code == 1
    words = [line.split()[0] for line in printed.splitlines() if not line.startswith(" ")]
    assert words[:5] == ["未变", "拒收", "更正", "新增", "草稿"]
    assert "共 5 个文件：新增 1，未变 1，更正 1，草稿 1，拒收 1" in printed
    assert "有 1 个文件未收" in printed


@pytest.mark.long
@pytest.mark.django_db
def test_a_text_that_takes_too_long_to_draft_holds_up_no_other(tmp_path):
    (tmp_path / "a.txt").write_text("河边的灯\n灯亮了三十年。", "utf-8")
    write(tmp_path, record("b"))
    command = import_reports.Command()
    command.seconds = 0
    code, printed = run(command, tmp_path)
    assert code == 1 and "用了 0 秒还没有完，请拆成几篇再交" in printed
    assert [draft.slug for draft in Draft.objects.all()] == ["b"]
    assert not Source.objects.filter(filename="a.txt").exists()
    assert run("import_reports", tmp_path)[0] == 0 and Draft.objects.count() == 2


@pytest.mark.django_db
def test_without_publish_records_are_drafts(tmp_path):
    write(tmp_path, full())
    code, printed = run("import_reports", tmp_path)
    assert (code, Report.objects.count(), Draft.objects.count()) == (0, 0, 1)
    assert "草稿 1" in printed


@pytest.mark.django_db
@pytest.mark.parametrize("order", ["--publish", "--new-only"])
def test_a_second_run_writes_nothing(tmp_path, order):
    for slug in "abc":
        write(tmp_path, full(slug))
    (tmp_path / "d.txt").write_text("题目\n正文。")
    assert run("import_reports", tmp_path, "--publish")[0] == 0
    before = rows()
    code, printed = run("import_reports", tmp_path, "--publish", order)
    assert (code, "未变 4" in printed) == (0, True)
    assert rows() == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path, said",
    [
        ("nowhere.json", "没有这个文件或文件夹，请核对路径"),
        ("qing-shi-qiao.json/inside", "没有这个文件或文件夹，请核对路径"),
        ("empty", "里面没有文件"),
        ("only hidden", "里面没有文件"),
        ("pipe", "既不是文件也不是文件夹"),
        ("甲" * 200, "名称太长，请改短"),
        ("ring", "符号链接绕回了自己"),
    ],
)
def test_a_path_that_leads_to_no_file_is_refused_and_the_rest_imported(tmp_path, path, said):
    good = write(tmp_path, full())
    (tmp_path / "empty" / "within").mkdir(parents=True)
    (tmp_path / "only hidden" / ".git").mkdir(parents=True)
    (tmp_path / "only hidden" / ".git" / "a.json").write_bytes(as_json(record("hidden")))
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "ring").symlink_to("ring")
    code, printed = run("import_reports", tmp_path / path, good, "--publish")
    assert code == 1
    assert f"拒收  {tmp_path / path}\n      " in printed
    assert said in printed
    assert "共 2 个文件：新增 1" in printed
    assert [report.slug for report in Report.objects.all()] == ["qing-shi-qiao"]


@pytest.mark.django_db
def test_a_file_named_twice_is_imported_once(tmp_path):
    path = write(tmp_path, full())
    assert "共 1 个文件" in run("import_reports", path, tmp_path, path, "--publish")[1]


@pytest.mark.django_db
def test_a_filename_of_another_encoding_is_printed_and_kept(tmp_path):
    name = os.fsdecode("来稿.json".encode("gb18030"))
    (tmp_path / name).write_bytes(as_json(record()))
    code, printed = run("import_reports", tmp_path, "--publish")
    assert (code, "来稿.json" in printed) == (0, True)
    assert Source.objects.get().filename == "来稿.json"


@pytest.mark.django_db
def test_a_file_that_cannot_be_read_is_refused(tmp_path):
    path = write(tmp_path, full())
    # its first byte is at no address, whoever reads it
    code, printed = run("import_reports", "/proc/self/mem", path, "--publish")
    assert (code, Report.objects.count()) == (1, 1)
    assert "读不了这个文件：磁盘读取出错" in printed


@pytest.mark.django_db
def test_files_that_differ_in_what_need_not_be_written_are_one_record(tmp_path):
    write(tmp_path, full(), "a.json")
    written_out = json.loads(canonical(build(full())))
    write(tmp_path, written_out, "b.json")
    code, printed = run("import_reports", tmp_path, "--publish")
    assert (code, Report.objects.count()) == (0, 1)
    assert "新增 1，未变 1" in printed
    write(tmp_path, written_out | {"origin": "retold", "original": {"title": "甲"}}, "c.json")
    code, printed = run("import_reports", tmp_path, "--publish", "--reason", "改")
    assert (code, printed.count("在这次导入里有不同的内容")) == (1, 3)


@pytest.mark.django_db
def test_two_broken_files_of_one_slug_are_refused_for_what_differs(tmp_path):
    write(tmp_path, record(title=""), "a.json")
    write(tmp_path, record(title="", note="甲"), "b.json")
    assert run("import_reports", tmp_path)[1].count("在这次导入里有不同的内容") == 2
    write(tmp_path, record(title=""), "b.json")
    assert run("import_reports", tmp_path)[1].count("title：是空白的") == 2


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Archive:
    return Archive(tmp_path_factory.mktemp(f"driven_{os.getpid()}_"))


@pytest.mark.long
def test_a_process_that_refused_a_file_says_why_and_exits_with_1(archive, tmp_path):
    refused = archive.run("import_reports", write(tmp_path, record("refused", titel="甲")))
    assert refused.returncode == 1
    assert "Traceback" not in refused.stdout
    assert "titel：没有“titel”这个字段" in refused.stdout


@pytest.mark.long
def test_what_is_closed_is_refused_and_the_rest_imported(archive, tmp_path):
    for name in ("closed", "open/closed", "open/listed"):
        (tmp_path / name).mkdir(parents=True)
        write(tmp_path / name, record("hidden"), "within.json")
    write(tmp_path / "open", record("in-open"))
    (tmp_path / "open" / "own.json").touch(0o000)
    closed = {"closed": 0o000, "open/closed": 0o000, "open/listed": 0o400}
    for name, mode in closed.items():
        (tmp_path / name).chmod(mode)
    paths = (tmp_path / "closed", tmp_path / "closed" / "within.json", tmp_path / "open")
    done = archive.run("import_reports", *paths, "--publish", through=unprivileged())
    assert done.returncode == 1
    assert "Traceback" not in done.stdout
    assert "共 6 个文件：新增 1，未变 0，更正 0，草稿 0，拒收 5" in done.stdout
    files = ["closed/within.json", "open/listed/within.json", "open/own.json"]
    for name in ["closed", "open/closed", *files]:
        said = re.search(rf"拒收  {tmp_path / name}\n      (读不了.*)", done.stdout)
        assert said and said[1].endswith("：没有权限，请检查权限"), name
    for name in closed:
        (tmp_path / name).chmod(0o700)  # so that pytest can clear them away


@pytest.mark.django_db
def test_the_archive_is_whole_after_a_run_with_refusals(tmp_path):
    for number, (content, _) in enumerate(REFUSED.values()):
        if len(content) < limits.FILE_BYTES:
            (tmp_path / f"{number}.json").write_bytes(content)
    write(tmp_path, full("whole"))
    run("import_reports", tmp_path, "--publish")
    assert [report.slug for report in Report.objects.all()] == ["whole"]
    assert list(failures()) == []
