"""The desk in Django's admin: files in, drafts reviewed, reports corrected, names kept."""

from articles.admin import accounts, acts, batches, drafts, facts, names, reports, tags, uploads

__all__ = ["accounts", "acts", "batches", "drafts", "facts", "names", "reports", "tags", "uploads"]
