"""The proof that people, names, roles and accounts stand as the acts on them left them.

Of what the log tells nothing, nothing is asked: it is older. But of accounts and roles the log
tells all from the first on.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model

from articles.models import Act
from articles.models.standing import PARTS, left

AT_ONCE = 1000  # rows read together
FROM_THE_FIRST = {"auth.user", "auth.group"}
DO = "请与备份里的编辑记录核对，查明谁动过数据库"


class Standings:
    """How rows stand by the log, told entry by entry."""

    def __init__(self):
        self.told = defaultdict(dict)  # by model and key: what each part is, and who says so
        self.gone = set()

    def tell(self, act: Act) -> None:
        for model, key, parts in act.detail.get("left", ()):
            if parts is None:
                self.told[model].pop(key, None)
                self.gone.add((model, key))
            else:
                by = {part: (value, called(act)) for part, value in parts.items()}
                self.told[model].setdefault(key, {}).update(by)

    def failures(self) -> Iterator[str]:
        """Rows that stand otherwise, came, or went past the log."""
        for model, known in self.told.items():
            rows = apps.get_model(model).objects.order_by("pk").iterator(chunk_size=AT_ONCE)
            tells_all = model in FROM_THE_FIRST and _is_whole(model, known)
            missing = set(known)
            for row in rows:
                missing.discard(row.pk)
                if row.pk in known:
                    yield from self._row_failures(row, known[row.pk])
                elif tells_all:
                    yield f"{_named(row)}不在编辑记录里，是绕过编辑台加的；{DO}"
            for key in sorted(missing):
                yield f"{apps.get_model(model)._meta.verbose_name}（第 {key} 号）不见了；{DO}"

    def _row_failures(self, row: Model, told: dict[str, tuple[Any, str]]) -> Iterator[str]:
        [[model, _, now]] = left(row, told)
        for part, (value, by) in told.items():
            if now[part] != self._still(part, value):
                yield f"{_named(row)}的{PARTS[model][part]}与{by}所记的不同，被改过；{DO}"

    def _still(self, part: str, value: Any) -> Any:
        """Roles that were deleted since are nobody's any more."""
        if part != "groups":
            return value
        return [key for key in value if ("auth.group", key) not in self.gone]


def called(act: Act) -> str:
    return f"编辑记录第 {act.number} 条（{act.get_kind_display()}）"


def _named(row: Model) -> str:
    return f"{row._meta.verbose_name}“{row}”"


def _is_whole(model: str, known: dict[int, dict]) -> bool:
    """Whether one was told of when it was made, or all when the log came to tell of them."""
    return any(len(parts) == len(PARTS[model]) for parts in known.values())
