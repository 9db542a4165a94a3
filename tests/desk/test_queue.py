"""Files that wait are drafted one after the other, whatever becomes of one of them."""

from io import BytesIO

import pytest
from django.contrib.auth.models import User

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
