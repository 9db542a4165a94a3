import json
from pathlib import Path
from statistics import median, quantiles
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.desk import intake, queue
from articles.management.commands.bench_desk import correction, steps
from articles.management.measuring import gold, scripted_review
from articles.management.measuring.gold import Gold
from articles.management.measuring.scripted_review import Review
from articles.models import Draft, Submission

LONG = (50_000, 500)  # characters, figures
FIXTURES = settings.BASE_DIR / "fixtures" / "reports"
SHARED = settings.BASE_DIR.parent / "shared"
NO_CHANGE = {"accept", "unschedule", "turn_edit"}  # of a correction that nobody has touched
COLUMNS = ("事实", "更正", "更正动作", "另需动作", "步", "上行KB", "下行KB", "p95毫秒")


class Command(BaseCommand):
    help = "像编辑那样把标注过的报道从来稿核对到与标注一致，数要多少动作、多少字节、多少毫秒。"

    def add_arguments(self, parser):
        parser.add_argument("--shared", type=Path, default=SHARED, help="标注过的报道在哪里")
        parser.add_argument("--long", type=int, nargs=2, default=LONG, help="长文的字数和数据项数")

    def handle(self, *args, shared, long, **options):
        if not settings.SAMPLE_DATA:
            raise CommandError("只在示例数据上量；请用 make bench")
        reports = list(gold.beside(shared))
        if not reports:
            self.stdout.write("标注过的报道不在这里，用自带的报道，以它们的记录为准")
            reports = [gold.of_record(json.loads(path.read_bytes())) for path in ours()]
        self.stdout.write("一个动作是一次点击、一次按键、一次拖选，或填一栏")
        self.stdout.write("  ".join(COLUMNS))
        reviews = [self._review(one) for one in reports]
        self._tell_all(reviews)
        self._tell_long(*long)

    def _review(self, report: Gold) -> Review:
        with transaction.atomic():
            user = User.objects.create_superuser(f"bench-{uuid4().hex}")
            hand = scripted_review.review(drafted(report.text, user), user, report)
            facts = sum(len(hand.fields.get(name) or []) for name in report.lists)
            wrong = [f"还不一样：{one}" for one in scripted_review.left(hand.fields, report)]
            wrong += [f"没能公开：{why}" for why in [hand.publish()] if why]
            transaction.set_rollback(True)
        self.stdout.write(f"{row(facts, hand)}  {report.name}")
        for told in [*(f"没有收下：{one}" for one in hand.refused), *wrong]:
            self.stdout.write(f"        {told}")
        return hand

    def _tell_all(self, reviews: list[Review]) -> None:
        acts, needed = [one.acts for one in reviews], [sum(one.corrections) for one in reviews]
        each = [acts for one in reviews for acts in one.corrections]
        asked = [one for review in reviews for one in review.steps]
        ways = [(one.up + one.down) / 1024 for one in asked]
        self.stdout.write(
            f"{len(reviews)} 篇：更正以外的动作中位数 {median(acts):.0f}，最多 {max(acts)}；"
            f"更正的动作中位数 {median(needed):.0f}，一处最多 {max(each, default=0)}，"
            f"平均 {sum(each) / max(len(each), 1):.1f}"
        )
        self.stdout.write(
            f"{len(asked)} 步：来回 KB 中位数 {median(ways):.1f}，最多 {max(ways):.1f}；"
            f"毫秒 p95 {p95([one.milliseconds for one in asked]):.0f}"
        )

    def _tell_long(self, characters: int, figures: int) -> None:
        """Every kind of step on a very long text, each undone, then facts opened and accepted."""
        with transaction.atomic():
            hand = long_review(correction(characters, figures))
            transaction.set_rollback(True)
        ways = [(one.up + one.down) / 1024 for one in hand.steps]
        taken = [one.milliseconds for one in hand.steps]
        self.stdout.write(
            f"{characters} 字、{figures} 项：{len(hand.steps)} 步，"
            f"一步来回 KB 中位数 {median(ways):.1f}，最多 {max(ways):.1f}；"
            f"毫秒中位数 {median(taken):.0f}，p95 {p95(taken):.0f}，"
            f"其中处理器 p95 {p95([one.own for one in hand.steps]):.0f}"
        )
        for told in hand.refused:
            self.stdout.write(f"        没有收下：{told}")


def ours() -> list[Path]:
    return sorted(FIXTURES.glob("*.json"))


def drafted(text: str, user: User) -> Draft:
    """The draft of a text that was handed in."""
    upload = intake.receive(user, [], text)
    while queue.draft_next():
        pass
    submission = Submission.objects.get(upload=upload)
    if submission.standing_draft is None:
        raise CommandError(f"没有起草：{submission.message}")
    return submission.standing_draft


def long_review(draft: Draft) -> Review:
    hand = Review(draft, draft.edited_by)
    hand.open()
    for step in steps(hand.fields):
        if step["op"] not in NO_CHANGE:
            hand.correct(0, **step)
            hand.correct(0, op="undo")
    for fact in hand.fields["statistics"][: len(hand.steps)]:
        for act in ("reopen", "accept"):
            hand.correct(0, op=act, id=fact["id"])
    return hand


def row(facts: int, hand: Review) -> str:
    up, down = (max(getattr(one, way) for one in hand.steps) / 1024 for way in ("up", "down"))
    taken = [one.milliseconds for one in hand.steps]
    cells = (facts, len(hand.corrections), sum(hand.corrections), hand.acts, len(hand.steps))
    return "".join(f"{cell:8}" for cell in cells) + f"{up:9.1f}{down:9.1f}{p95(taken):9.0f}"


def p95(taken: list[float]) -> float:
    return quantiles(taken, n=20, method="inclusive")[-1] if len(taken) > 1 else sum(taken)
