"""What an editor sends who confirms all that is asked before a draft goes out."""

from articles.desk import asking
from articles.models import Draft


def answers(draft: Draft) -> dict[str, list[str]]:
    draft.refresh_from_db()
    return {"answered": [one.key for one in asking.questions(draft)]}
