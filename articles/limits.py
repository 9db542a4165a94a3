"""Limits of what the archive takes in, each inclusive."""

TEXT_CHARACTERS = 200_000  # all section texts of one report together
FILE_BYTES = 20 * 1024 * 1024
UPLOAD_BYTES = 200 * 1024 * 1024  # of all files handed in at once
UPLOAD_FILES = 2_000
FACTS = 2_000  # of all kinds in one report
SECTIONS = 500
PARAGRAPHS = 5_000  # of all sections together
TAGS = 50
TAG_CHARACTERS = 100
SELECTORS = 500  # places one person or name is anchored at
CONTEXT_CHARACTERS = 2_000_000  # on each side of the words of all drafted facts together

SLUG_CHARACTERS = 80
MADE_SLUG_CHARACTERS = 60
TITLE_CHARACTERS = 300
# PostgreSQL's indexes take no more than these: a name with an organisation, a label with its
# subject, unit and place.
NAME_CHARACTERS = 300  # names and organisations
LABEL_CHARACTERS = 200  # labels and subjects of statistics
UNIT_CHARACTERS = 50
PLACE_CHARACTERS = 100  # the place a report is from
LINE_CHARACTERS = 1_000  # roles, periods, notes of one fact, …
NOTE_CHARACTERS = 5_000  # summaries and notes of a report
URL_CHARACTERS = 2_000

DRAFT_SECONDS = 60  # spent on drafting one file

SIGNIFICANT_DIGITS = 15
DECIMAL_PLACES = 6
NUMBER_BELOW = 10**18

FREE_BYTES = 100 * 1024 * 1024  # on the disk; with fewer the archive says that it is not ready

# Looking for the passage nearest to words that are not there:
NEAREST_SECONDS = 1.0  # spent on one file
NEAREST_CHARACTERS = 5_000  # of the words, that are compared
