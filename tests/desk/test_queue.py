"""Files that wait are drafted one after the other, whatever becomes of one of them."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.desk import intake, queue
from articles.drafting import Drafter

TEXT = "柳湾厂投产\n\n柳湾厂今年投产，有300名工人。".encode()


@pytest.mark.long
@pytest.mark.django_db
def test_a_file_refused_for_its_time_holds_up_no_other():
    with Drafter() as drafter:
        files = [(f"{number}.txt", BytesIO(TEXT + number.encode())) for number in "甲乙"]
        upload = intake.receive(User.objects.create(username="editor"), files, "")
        drafter.seconds = 0
        assert queue.work_once(drafter.draft_file)
        drafter.seconds = 60
        assert queue.work_once(drafter.draft_file) and not queue.work_once(drafter.draft_file)
        refused, drafted = upload.submissions.all()
        assert refused.state == "refused" and "还没有完" in refused.message
        assert drafted.state == "drafted" and drafted.draft is not None


@pytest.mark.django_db
@pytest.mark.parametrize("ahead", [timedelta(hours=1), timedelta(days=400)])
@pytest.mark.parametrize("tries", [1, 2, 4])
def test_a_clock_that_was_ahead_and_is_put_right_keeps_no_file_waiting(tries, ahead):
    files = [("甲.txt", BytesIO(b"\x00"))]  # refused, without the time that drafting takes
    upload = intake.receive(User.objects.create(username="editor"), files, "")
    later = timezone.now() + queue.pause_after(tries) + queue.SLACK / 2
    upload.submissions.update(tries=tries, try_after=later)
    assert not queue.work_once()
    upload.submissions.update(try_after=later + ahead)
    assert queue.work_once()
