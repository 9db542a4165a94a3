"""Reports long enough for a kill to fall among their rows, and the files of them."""

from pathlib import Path

from tests.records import of_text, person, statistic, write

NAMES = ["王小禾", "李麦田", "张青石", "赵长桥", "陈二河", "周三墩", "吴四港", "郑五圩"]
FIGURES = 25
PUBLIC = 6  # reports that are there before an act


def report(number: int, **fields) -> dict:
    """One of the town's reports, which all print the first name beside their own."""
    name, mill = NAMES[number % len(NAMES)], f"{number + 1}号厂"
    figures = [f"第{one}组有{one + 100}件。" for one in range(FIGURES)]
    people = [person(name, id="p1", organisation=mill)]
    if name != NAMES[0]:
        people.append(person(NAMES[0], id="p2", organisation=mill))
    facts = {
        "people": people,
        "quotations": [{"speaker_id": "p1", "text": "“今年能出很多。”"}],
        "statistics": [statistic(f"{one + 100}件", one + 100) for one in range(FIGURES)],
        "organisations": [{"name": mill}],
        "places": [{"name": "示例市"}],
        "tags": ["工业"],
    }
    first = f"示例市的{NAMES[0]}和{name}在{mill}说：“今年能出很多。”"
    told = {"slug": f"report-{number}", "title": f"{mill}的一天", **facts, **fields}
    return of_text(first, *figures, **told)


def corrected(number: int) -> dict:
    return report(number, title=f"{number + 1}号厂的另一天", summary="补上")


def folder_of(folder: Path, reports: list[dict]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for fields in reports:
        write(folder, fields)
    return folder
