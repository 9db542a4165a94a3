"""A citation as CSL-JSON, the data model of the Citation Style Language 1.0.2."""

from json import dumps

from articles.formats.citations import Cited

TYPE = "application/vnd.citationstyles.csl+json"


def cite(cited: Cited) -> str:
    return dumps([item(cited)], ensure_ascii=False, indent=2) + "\n"


def item(cited: Cited) -> dict:
    told = {
        "id": f"{cited.report.slug}-v{cited.version}",
        "type": "article-newspaper" if cited.newspaper else "webpage",
        "title": cited.title,
        # literal: where a family name ends is not said by the report
        "author": [{"literal": name} for name in cited.authors],
        "container-title": cited.newspaper or cited.archive,
        "page": cited.newspaper_page,
        "issued": _issued(cited),
        "version": cited.edition,
        "note": cited.date_note,
        "source": cited.archive,
        "language": "zh-CN",
        "URL": cited.address,
    }
    return {name: value for name, value in told.items() if value}


def _issued(cited: Cited) -> dict:
    """As many parts as are known; `circa` where they are not sure."""
    date = cited.published
    if date is None:
        return {}
    parts = [int(part) for part in date.machine.split("-")]
    return {"date-parts": [parts], **({"circa": True} if date.certainty else {})}
