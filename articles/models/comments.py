"""Comments of editors on a draft."""

from django.conf import settings
from django.db import models

from articles.models.desk import Draft


class Comment(models.Model):
    """What somebody says to the others of a draft: of a fact, of a passage, or of all of it."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="comments", verbose_name="草稿")
    # a fact's id, or section and paragraph from 1 (2.3); empty where it is of the whole draft
    place = models.CharField("哪里", max_length=20, blank=True)
    about = models.CharField("说的是", max_length=200, blank=True)  # its words as they were then
    words = models.TextField("批注")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="谁"
    )
    made_at = models.DateTimeField("时间", auto_now_add=True)
    done_at = models.DateTimeField("办好的时间", null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="谁办好的",
    )

    class Meta:
        verbose_name = verbose_name_plural = "批注"
        ordering = ["pk"]

    def __str__(self):
        return self.words[:40]
