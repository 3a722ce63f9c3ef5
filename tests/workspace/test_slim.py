from kg_builder.graph.facts import read_claims
from kg_builder.graph.gather import main_evidence
from kg_builder.workspace.slim import slim
from support.sco import record


def test_what_tells_of_a_thing_first_is_kept_and_nothing_else():
    claims = read_claims(record())
    thin = slim(claims)
    assert [main_evidence(c) and main_evidence(c)[1] for c in thin.claims] == [
        main_evidence(c) and main_evidence(c)[1] for c in claims.claims
    ]
    assert any(main_evidence(c) for c in thin.claims)
    assert all(sum(len(f.evidence) for f in c.facts) <= 1 for c in thin.claims)
    assert slim(thin) == thin
