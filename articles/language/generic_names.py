"""Names that many places have, such as 市住建局 or a town's name without its city."""

import re
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

LIST = Path(__file__).with_name("generic_names.txt")
# 扬中市住建局 and 江苏省… say where they are; 市住建局 does not.
SAYS_WHERE = re.compile(r".[市县州盟省]|自治区|农业农村部|国家|中国|全国")


def is_generic(name: str) -> bool:
    """Whether the name alone does not say which one is meant."""
    return not SAYS_WHERE.search(name) and any(fnmatchcase(name, form) for form in forms())


@cache
def forms() -> tuple[str, ...]:
    """The editors' list of generic forms."""
    lines = (line.strip() for line in LIST.read_text("utf-8").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))
