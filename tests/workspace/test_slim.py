from kg_builder.graph.facts import read_claims
from kg_builder.workspace.slim import dump, load, slim
from support.world import pairs


def test_claims_come_back_without_evidence() -> None:
    for record, _ in pairs():
        claims = read_claims(record)
        back = load(record.bulletin, dump(claims))
        assert (back.bulletin, back.published, back.when) == (claims.bulletin, claims.published, claims.when)
        assert [(c.id, c.kind, c.offset, c.owner) for c in back.claims] == [
            (c.id, c.kind, c.offset, c.owner) for c in claims.claims
        ]
        for one, other in zip(back.claims, claims.claims, strict=True):
            assert [(f.property, f.value) for f in one.facts] == list(
                dict.fromkeys((f.property, f.value) for f in other.facts)
            )
            assert all(f.evidence == () for f in one.facts)
        assert slim(claims) == back
