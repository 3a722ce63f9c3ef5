from pyoxigraph import Quad

from kg_builder.graph.emit import denote_all
from kg_builder.graph.facts import read_claims
from kg_builder.graph.gather import main_evidence
from kg_builder.graph.iris import Iris
from kg_builder.graph.knowledge import emit_knowledge
from kg_builder.model.claim import Claims
from kg_builder.resolve.resolver import resolve_claims
from kg_builder.vocab import KG
from kg_builder.workspace.slim import slim
from support.sco import record
from support.world import pairs


def test_what_tells_of_a_thing_first_is_kept_and_nothing_else():
    claims = read_claims(record())
    thin = slim(claims)
    assert [main_evidence(c) and main_evidence(c)[1] for c in thin.claims] == [
        main_evidence(c) and main_evidence(c)[1] for c in claims.claims
    ]
    assert any(main_evidence(c) for c in thin.claims)
    assert all(sum(len(f.evidence) for f in c.facts) <= 1 for c in thin.claims)
    assert slim(thin) == thin


def test_the_same_knowledge_is_made_of_them() -> None:
    full = [read_claims(record) for record, _ in pairs()]
    resolution = resolve_claims(full)

    def knowledge(made_of: list[Claims]) -> set[Quad]:
        by_id = {claims.bulletin: claims for claims in made_of}
        denotes = denote_all(made_of, resolution)
        entities = resolution.entities.values()
        return {quad for entity in entities for quad in emit_knowledge(entity, by_id, denotes, Iris())}

    found = knowledge([slim(claims) for claims in full])
    assert found == knowledge(full)
    assert any(quad.predicate == KG.firstReport for quad in found)
