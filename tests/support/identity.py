"""What the tests of identity share."""

from importlib import resources

import pytest

needs_lexicon = pytest.mark.skipif(
    not (resources.files("kg_builder.lexicon") / "data" / "countries.tsv").is_file(),
    reason="the country table of the lexicon is not there yet",
)
