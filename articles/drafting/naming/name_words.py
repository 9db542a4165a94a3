"""Words that bound a name, stand in it, or make none, by what they do."""

from articles.drafting import wordlists

KINDS = wordlists.words_by_kind("name_words")
