"""Bytes to text: encodings, Word documents, web pages; what is none of these says why."""

import io
import zipfile
import zlib

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import limits
from articles.drafting.reading import documents
from articles.drafting.reading.reader import Read, Unreadable, read_text

TEXT = "青河新米飘香\n今年的水来得早，镇里的人都到渠边来看，说这是几年来最好的一季。\n"
TRADITIONAL = "青河新米飄香\n今年的水來得早，鎮裡的人都到渠邊來看，說這是幾年來最好的一季。\n"
WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def unreadable(content: bytes, filename: str = "") -> str:
    with pytest.raises(Unreadable) as caught:
        read_text(content, filename)
    return str(caught.value)


# plain text

ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_simplified_text_in_any_encoding(encoding):
    assert read_text(TEXT.encode(encoding)) == Read(TEXT)


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gbk", "utf-16", "utf-16-be"])
def test_traditional_text_in_any_encoding(encoding):
    assert read_text(TRADITIONAL.encode(encoding)) == Read(TRADITIONAL)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_letters_in_utf_16_without_its_mark(encoding):
    assert read_text("Water came early.".encode(encoding)).text == "Water came early."


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_text_of_a_few_characters(encoding):
    assert read_text("水清".encode(encoding)).text == "水清"


def test_bytes_that_big5_reads_as_two_characters():
    content = "水來得早，鎮裡的人都來看。".encode("big5") + b"\x88\x62" * 3
    assert read_text(content).text.startswith("水來得早")


def test_rare_characters_of_gb18030():
    text = TEXT + "𠮷镕䶮😀"
    assert read_text(text.encode("gb18030")).text == text


def test_line_ends_and_spaces_stay_as_they_were():
    text = "　　水清了。\r\n\r\n稻香了。 \n"
    assert read_text(text.encode()).text == text


def test_page_and_line_breaks_become_line_ends():
    assert read_text("水清了。\x0b稻香了。\x0c".encode()).text == "水清了。\n稻香了。\n"


def test_a_few_controls_stay_for_cleaning_which_tells_where_they_were():
    assert read_text((TEXT * 5 + "\x01").encode()) == Read(TEXT * 5 + "\x01")


def test_many_controls_are_no_text():
    assert "控制字符" in unreadable("水\x01\x02清".encode())


def test_zeros_are_no_text():
    assert "空字节" in unreadable("水\x00清了，稻香了。".encode())
    assert "空字节" in unreadable(bytes(100))


@pytest.mark.parametrize("content", [b"", b" \n\t", "\ufeff".encode(), "　\u200b".encode()])
def test_nothing_is_unreadable(content):
    assert "没有文字" in unreadable(content)


def test_an_unknown_encoding_is_unreadable():
    assert "编码不认识" in unreadable("Crème brûlée à l’été".encode("latin-1", "replace") * 3)


OTHERS = {
    "PDF": b"%PDF-1.7\n",
    "JPEG": b"\xff\xd8\xff\xe0" + bytes(20),
    "PNG": b"\x89PNG\r\n\x1a\n",
    "GIF": b"GIF89a",
    "TIFF": b"II*\0" + bytes(8),
    "BMP": b"BM6\x00\x0c\x00" + bytes(20),
    "旧版": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500),
    "密码": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    "压缩包": b"Rar!\x1a\x07",
    "rtf": b"{\\rtf1 water}",
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_files_are_named(name):
    assert name in unreadable(OTHERS[name])


def test_a_text_may_begin_like_a_picture():
    assert read_text("BM 是什么？是青河的水。".encode()).text.startswith("BM")


def test_the_limits_hold_to_the_last():
    assert len(read_text(("水" * limits.TEXT_CHARACTERS).encode()).text) == limits.TEXT_CHARACTERS
    assert "200001 字" in unreadable(("水" * (limits.TEXT_CHARACTERS + 1)).encode())
    assert "没有文字" in unreadable(b" " * limits.FILE_BYTES)
    assert "20 MB" in unreadable(b" " * (limits.FILE_BYTES + 1))


# Word documents


def saved(document) -> bytes:
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def document_of(*inner: str) -> bytes:
    """A document whose paragraphs hold the XML given."""
    document = docx.Document()
    for xml in inner:
        document.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w', 'r')}>{xml}</w:p>"))
    return saved(document)


def package(document: str | bytes, **more: bytes) -> bytes:
    """A zip with the document's part as given."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", document)
        for name, content in more.items():
            parts.writestr(name, content)
    return kept.getvalue()


def test_paragraphs_and_tables_in_their_order():
    document = docx.Document()
    document.add_paragraph("青河新米飘香")
    table = document.add_table(2, 2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"第{number}格"
    document.add_paragraph("水清了。")
    read = read_text(saved(document), "青河.docx")
    assert read.text.split("\n") == ["青河新米飘香", "第0格｜第1格", "第2格｜第3格", "水清了。"]
    assert read.notes == ["有 1 个表格，每行改成一段，请核对"]


def test_a_table_in_a_cell_is_read_once():
    document = docx.Document()
    cell = document.add_table(1, 2).rows[0].cells[0]
    cell.text = "外"
    cell.add_table(1, 2).rows[0].cells[0].text = "内"
    assert read_text(saved(document)).text.replace("\n", "").count("内") == 1


def test_inserted_words_and_links_are_read_and_deleted_ones_are_not():
    run = "<w:r><w:t>{}</w:t></w:r>".format
    ins = f'<w:ins w:id="1" w:author="a">{run("早")}</w:ins>'
    gone = '<w:del w:id="2" w:author="a"><w:r><w:delText>晚</w:delText></w:r></w:del>'
    away = f'<w:moveFrom w:id="3" w:author="a">{run("远")}</w:moveFrom>'
    link = f"<w:hyperlink>{run('青河')}</w:hyperlink>"
    read = read_text(document_of(link + run("的水来得") + ins + gone + away + run("。")))
    assert read.text == "青河的水来得早。"
    assert any("修订" in note for note in read.notes)


def test_breaks_tabs_and_text_boxes():
    inner = "<w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent>"
    box = f"<w:r><w:pict>{inner}</w:pict></w:r>"
    tabs = "<w:pPr><w:tabs><w:tab w:val='left' w:pos='1'/></w:tabs></w:pPr>"
    xml = f"{tabs}<w:r><w:t>水</w:t><w:br/><w:t>清</w:t><w:tab/><w:t>了</w:t></w:r>{box}"
    assert read_text(document_of(xml)).text == "水\n清\t了\n框里"


def test_numbers_that_are_not_in_the_text_are_noted():
    numbered = "<w:pPr><w:numPr/></w:pPr><w:r><w:t>修路</w:t></w:r>"
    assert "自动编号" in read_text(document_of(numbered)).notes[0]


def test_a_document_of_pictures_only():
    assert "只有图片" in unreadable(document_of("<w:r><w:pict/></w:r>"))
    assert "没有文字" in unreadable(document_of(""))


def test_a_zip_that_is_no_document():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as parts:
        parts.writestr("水.txt", "水清了。")
    assert "压缩包" in unreadable(kept.getvalue())


def test_a_document_told_by_its_name_only_is_broken():
    assert "坏了" in unreadable(TEXT.encode(), "青河.docx")


@pytest.mark.parametrize("length", [10, 100, 2000, -30, -1])
def test_a_document_cut_short_is_broken(length):
    assert "坏了" in unreadable(document_of("<w:r><w:t>水</w:t></w:r>")[:length])


def test_a_locked_entry():
    content = bytearray(package(f"<w:document {WORDS}/>"))
    place = content.index(b"PK\x01\x02")
    content[place + 8] |= 1
    assert "密码" in unreadable(bytes(content))


def test_a_bomb_is_told_by_its_directory():
    assert "大得不正常" in unreadable(package(b" " * (documents.RATIO_FROM + 1)))
    many = {f"word/media/{number}": bytes(50 * 1024 * 1024) for number in range(5)}
    assert "大得不正常" in unreadable(package(f"<w:document {WORDS}/>", **many))


def test_a_bomb_whose_directory_lies_is_not_unpacked():
    content = bytearray(package(b"<a>" + b" " * (3 * documents.DOCUMENT_BYTES)))
    place = content.index(b"PK\x01\x02")
    content[place + 24 : place + 28] = (1000).to_bytes(4, "little")
    assert unreadable(bytes(content))


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
DOCTYPES = {
    "swelling": f'<!DOCTYPE d [<!ENTITY e0 "水">{ENTITIES}]><d {WORDS} a="&e11;">&e11;</d>',
    "of a file": f'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]><d {WORDS}>&e;</d>',
    "of a net": f'<!DOCTYPE d SYSTEM "http://127.0.0.1:9/x.dtd"><d {WORDS}>水</d>',
}


@pytest.mark.parametrize("name", DOCTYPES)
def test_entities_are_refused(name):
    assert "坏了" in unreadable(package(DOCTYPES[name]))


def test_deep_nesting_is_refused():
    assert "坏了" in unreadable(package(f"<w:document {WORDS}>" + "<w:p>" * 5000))


# web pages

PAGE = """<!DOCTYPE html><html><head><title>窗口 - 青河网</title><style>p{}</style></head><body>
<nav>首页</nav><script>var a;</script><h1>青河新米飘香</h1><p>水<b>清</b>了，
稻香了。<br>人来了。<!-- 注 --></p><table><tr><td>甲</td><td>乙</td></tr></table>
<div>收割<div>晒谷</div>归仓</div></body></html>"""
LINES = ["青河新米飘香", "水清了，稻香了。", "人来了。", "甲｜乙", "收割", "晒谷", "归仓"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_page_in_any_encoding(encoding):
    read = read_text(PAGE.encode(encoding), "青河.txt")
    assert read.text.split("\n") == LINES
    assert [note[:5] for note in read.notes] == ["读的是网页", "有 1 个"]


def test_a_page_says_its_encoding():
    page = TRADITIONAL.join(["<html><meta charset='big5'><body><h1>水</h1><p>", "</p></html>"])
    assert TRADITIONAL.splitlines()[1] in read_text(page.encode("big5")).text
    wrong = PAGE.replace("<head>", "<head><meta charset=utf-8>").encode("gbk")
    assert read_text(wrong).text.split("\n") == LINES


@pytest.mark.parametrize("name", ["punycode", "unicode_escape", "hex", "水", "x" * 30])
def test_a_page_says_a_wrong_encoding(name):
    page = PAGE.replace("<head>", f"<head><meta charset='{name}'>")
    assert read_text(page.encode()).text.split("\n") == LINES


def test_the_window_gives_the_title_where_no_heading_does():
    page = "<html><head><title>青河 新米</title></head><body><p>水清了。</p></body></html>"
    assert read_text(page.encode()).text == "青河 新米\n水清了。"


def test_a_page_without_text():
    assert "网页里没有文字" in unreadable(b"<html><body><script>x</script></body></html>")
    assert "网页里没有文字" in unreadable(b"<html>")


def test_a_text_about_tags_is_a_text():
    assert read_text("写网页先写 <html> 再写字。".encode()).text.startswith("写网页")


# any bytes

DOCUMENT = document_of("<w:r><w:t>青河的水来得早。</w:t></w:r>")
SEEDS = [DOCUMENT, package(f"<w:document {WORDS}><w:p/></w:document>"), PAGE.encode()]
SEEDS += [TEXT.encode("gbk"), TRADITIONAL.encode("big5"), TEXT.encode("utf-16"), *OTHERS.values()]


@st.composite
def mutated(draw) -> bytes:
    """A file with a few of its bytes changed, cut out or put in."""
    content = bytearray(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, max(0, len(content) - 1)))
        content[place : place + draw(st.integers(0, 4))] = draw(st.binary(max_size=4))
    return bytes(content)


@settings(max_examples=300)
@given(st.one_of(st.binary(max_size=200), mutated()))
def test_any_bytes_are_read_or_unreadable(content):
    try:
        read = read_text(content)
    except Unreadable as error:
        assert str(error)
    else:
        assert read.text.strip()


@given(st.binary(max_size=300))
def test_any_part_of_a_document_is_read_or_unreadable(inner):
    try:
        assert read_text(package(inner)).text
    except Unreadable as error:
        assert str(error)


@given(st.text(min_size=1, max_size=100))
def test_what_is_written_in_utf_8_is_read_as_it_was(text):
    kept = "".join(c for c in text if c.isprintable() or c == "\n")
    if kept.strip(" \n\u3000\u200b\ufeff\xa0"):
        assert read_text(("水\n" + kept).encode()).text == "水\n" + kept


def test_zip_faults_name_what_zlib_raises():
    assert zlib.error in documents.ZIP_FAULTS
