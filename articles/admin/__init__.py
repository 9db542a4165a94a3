"""The desk in Django's admin: files in, drafts reviewed, reports corrected, names kept."""

from articles.admin import acts, drafts, facts, names, reports, tags, uploads

__all__ = ["acts", "drafts", "facts", "names", "reports", "tags", "uploads"]
