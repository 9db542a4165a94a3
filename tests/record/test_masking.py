"""The forms in which a hidden name is hidden, and what is left whole."""

import pytest

from articles.record import Record, masking
from articles.record.masking import hide, is_spelt_in, unspelt

HIDDEN = ["吕卫发"]


@pytest.mark.parametrize(
    "text, shown",
    [
        ("吕卫发来了", "×××来了"),
        ("呂衛發、呂衛髮来了", "×××、×××来了"),
        ("吕 卫\u3000发", "× ×\u3000×"),
        ("吕·卫•发・吕・卫·发", "×·×•×・×・×·×"),
        ("吕\u200b卫\ufeff发", "×\u200b×\ufeff×"),
        ("吕卫发诊所与小吕卫发", "×××诊所与小×××"),
        ("吕卫\n发", "吕卫\n发"),
        ("吕，卫，发", "吕，卫，发"),
        ("吕卫与发", "吕卫与发"),
    ],
)
def test_every_form_of_a_name_is_hidden_and_all_else_keeps_its_place(text, shown):
    assert hide(text, HIDDEN) == shown


def test_names_with_a_dot_or_in_letters_are_hidden_too():
    assert hide("安娜·李和安娜李、ANNA LI", ["安娜·李", "Anna Li"]) == "××·×和×××、×××× ××"


@pytest.mark.parametrize(
    "text, people, shown",
    [
        ("王明与王明远", ["王明", "王明远"], "××与王明远"),
        ("王 明 远与王 明", ["王明远"], "王 明 远与× ×"),
        ("王明远来", ["王明"], "××远来"),
        ("王明女士来", ["王明女士"], "××女士来"),
        ("国王明天来", ["国王明天"], "国××天来"),
    ],
)
def test_only_someone_else_whom_the_record_lists_keeps_a_longer_name(text, people, shown):
    assert hide(text, ["王明"], people) == shown


def test_of_two_hidden_names_the_longer_goes_whole():
    assert hide("王明远与王明", ["王明", "王明远"], ["王明远"]) == "×××与××"


@pytest.mark.parametrize(
    "address",
    [
        "lyu-wei-fa-lai-le",
        "ji-lvweifa",
        "lu2-wei4-fa1",
        "https://example.org/luweifa.html",
        "https://example.org/?who=LYU_WEI_FA",
        "https://example.org/%E5%90%95%E5%8D%AB%E5%8F%91/",
        "https://example.org/%c2%c0%ce%c0%b7%a2.htm",
        "https://example.org/呂衛發",
        f"{'cun-' * 13}lyu-wei",
    ],
)
def test_an_address_tells_a_name_in_characters_and_in_pinyin(address):
    assert is_spelt_in(address, HIDDEN)


@pytest.mark.parametrize("address", ["lyu-wei-fang", "flyu-wei-fa", "lyu-wei", "wei-fa-lai-le"])
def test_an_address_that_spells_something_else_tells_nothing(address):
    assert not is_spelt_in(address, HIDDEN)


def test_a_slug_without_the_name_keeps_its_rest():
    assert unspelt("ji-lyu-wei-fa-er-san-shi", HIDDEN) == ["ji", "er", "san", "shi"]


@pytest.mark.parametrize("text, is_theirs", [("吕卫发来。", True), ("鲁伟法来。", False)])
def test_addresses_of_a_record_that_tells_the_name_are_left_out_where_they_do(text, is_theirs):
    told, other = "https://example.org/luweifa", "https://example.org/1"
    fields = {"slug": "a", "title": "题", "sections": [{"heading": None, "paragraphs": [text]}]}
    whole = Record.model_validate(fields | {"url": told, "original": {"url": other}})
    shown = masking.masked(whole, HIDDEN)
    assert (shown.url, shown.original.url) == (None if is_theirs else told, other)
