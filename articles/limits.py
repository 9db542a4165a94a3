"""How much the archive takes in; every limit is inclusive."""

TEXT_CHARACTERS = 200_000  # all section texts of one report together
FILE_BYTES = 20 * 1024 * 1024
FACTS = 2_000  # of all kinds in one report
SECTIONS = 500
PARAGRAPHS = 5_000  # of all sections together
TAGS = 50
TAG_CHARACTERS = 100
SELECTORS = 500  # places one person or name is anchored at

SLUG_CHARACTERS = 80
MADE_SLUG_CHARACTERS = 60
TITLE_CHARACTERS = 300
NAME_CHARACTERS = 300
LINE_CHARACTERS = 1_000  # labels, roles, notes of one fact, …
NOTE_CHARACTERS = 5_000  # summaries and notes of a report
URL_CHARACTERS = 2_000

SIGNIFICANT_DIGITS = 15
DECIMAL_PLACES = 6
NUMBER_BELOW = 10**18

NEAREST_SECONDS = 1.0  # spent on looking for the passage nearest to words that are not there
