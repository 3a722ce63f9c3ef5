"""What comes from outside the bulletins: the authority, the user's decisions, redirects."""

from dataclasses import replace

from pyoxigraph import Literal, NamedNode, Quad

from kg_builder.graph.emit import Read, emit_all
from kg_builder.graph.facts import read_claims
from kg_builder.graph.gather import digest, gather
from kg_builder.graph.knowledge import emit_nodes
from kg_builder.model.entity import Entity, OutsideFact, Resolution
from kg_builder.resolve.resolver import resolve_claims
from kg_builder.vocab import DCTERMS, KG, OWL, RDFS
from support import proof, sco
from support.graphs import IRIS

ROW = "office-holders.csv: Russia, Minister of Foreign Affairs, Sergey Lavrov, Q58217, from 2004-03-09"


def graph(**more: object) -> tuple[Entity, list[Quad]]:
    """The graph with something added to Lavrov."""
    claims = read_claims(sco.record())
    found = resolve_claims([claims])
    lavrov = replace(found.entities[found.denotes[claims.bulletin, "official-131"]], **more)  # type: ignore[arg-type]
    resolution = Resolution({**found.entities, lavrov.id: lavrov}, found.denotes)
    return lavrov, list(emit_all([Read(sco.PAGE.bulletin, claims)], resolution, IRIS))


def values(quads: list[Quad], id_: str, property_: NamedNode) -> list[object]:
    return [q.object for q in quads if q.subject == IRIS.thing(id_) and q.predicate == property_]


def test_authority_facts_stand_with_their_row() -> None:
    post = next(q.object for q in graph()[1] if q.predicate == KG.post)
    id_ = IRIS.id_of(post.value)
    assert id_ is not None
    node = f"tenure/{id_.partition('/')[2]}"
    facts = (
        OutsideFact("sameAs", "http://www.wikidata.org/entity/Q58217", ROW),
        OutsideFact("start", "2004-03-09", ROW, node=node),
    )
    lavrov, quads = graph(values=facts)
    assert values(quads, lavrov.id, OWL.sameAs) == [NamedNode("http://www.wikidata.org/entity/Q58217")]
    tenure = f"{lavrov.id}/{node}"
    assert [v.value for v in values(quads, tenure, KG.start)] == ["2004-03-09"]  # type: ignore[attr-defined]
    assert [v.value for v in values(quads, tenure, KG.earliest)] == ["2004-03-09"]  # type: ignore[attr-defined]
    assert sum(q.predicate == KG.quote and q.object == Literal(ROW) for q in quads) == 2
    assert not proof.unproved(quads)
    assert not proof.repeated(quads)


def test_a_tenure_that_only_the_authority_knows() -> None:
    lavrov, _ = graph()
    node = "tenure/ambassador-x"
    facts = (
        OutsideFact("tenureOf", lavrov.id, ROW, node=node),
        OutsideFact("post", "post/ambassador-x", ROW, node=node),
        OutsideFact("end", "2004", ROW, node=node),
    )
    lavrov, quads = graph(values=facts)
    assert IRIS.thing(f"{lavrov.id}/{node}") in values(quads, lavrov.id, KG.hasTenure)
    assert not proof.unproved(quads)


def test_the_users_name_wins() -> None:
    name = OutsideFact("label", "Sergei Lavrov", "renamed by the user", "curation")
    lavrov, quads = graph(label=name)
    assert values(quads, lavrov.id, RDFS.label) == [Literal("Sergei Lavrov")]
    assert set(values(quads, lavrov.id, KG.name)) == {Literal(n) for n in ("Sergei Lavrov", "Sergey Lavrov", "Lavrov")}
    assert not proof.unproved(quads)


def test_redirects() -> None:
    lavrov, quads = graph(redirects=("official/lavrov-abc",))
    assert values(quads, "official/lavrov-abc", DCTERMS.isReplacedBy) == [IRIS.thing(lavrov.id)]


def test_the_digest_tells_whether_the_graph_changes() -> None:
    claims = read_claims(sco.record())
    found = resolve_claims([claims])
    entity = found.entities[found.denotes[claims.bulletin, "organisation-0"]]
    by_id = {claims.bulletin: claims}
    nodes = gather(entity, by_id, found.denotes)
    again = gather(entity, {claims.bulletin: read_claims(sco.record())}, found.denotes)
    assert digest(entity, nodes) == digest(entity, again)
    renamed = replace(entity, label=OutsideFact("label", "Shanghai Cooperation Organisation", "user", "curation"))
    other = gather(renamed, by_id, found.denotes)
    assert digest(renamed, other) != digest(entity, nodes)
    assert set(emit_nodes(renamed, other, IRIS)) != set(emit_nodes(entity, nodes, IRIS))
