"""What is emitted is valid by construction: random records never break a shape or a check."""

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Store

from kg_builder.check.shapes import check_shapes
from kg_builder.check.violations import check_violations
from support.graphs import emit
from support.random_records import Records

# What a bulletin may say wrongly, which no emitter can put right.
SAID = {"date-order", "held-after-report", "post-after-tenure", "part-of-itself", "dated-earliest", "agreement-event"}


class Union:
    def __init__(self, quads):
        self.store = Store()
        self.store.extend(quads)

    def query(self, sparql):
        return self.store.query(sparql, use_default_graph_as_union=True)


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 2**32))
def test_random_records_give_a_valid_graph(seed):
    quads = emit(Records(seed).board())
    found = check_shapes(quads) + check_violations(Union(quads))
    assert {str(f) for f in found if f.check not in SAID} == set()
