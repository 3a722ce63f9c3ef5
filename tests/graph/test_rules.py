from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, QueryTriples, Store

from kg_builder.errors import OntologyError
from kg_builder.graph.iris import entity_of
from kg_builder.graph.rules import Rules, mentioned, read_rule, shipped
from kg_builder.model.time import PartialDate
from kg_builder.vocab import KG
from support import proof, sco
from support.graphs import IRIS, emit


def knowledge() -> dict[str, list[Quad]]:
    record, page = sco.record(), sco.PAGE.bulletin
    later = replace(record, bulletin="later", published=PartialDate("2020-05-20"))
    graphs = defaultdict(list)
    for quad in emit([(record, page), (later, replace(page, id="later"))]):
        id_ = IRIS.id_of(quad.subject.value)
        if id_ and proof.is_knowledge(quad):
            graphs[entity_of(id_)].append(quad)
    return graphs


def test_causes_are_things_and_the_triples_stand_with_their_subject() -> None:
    graphs = knowledge()
    derived = shipped().derive(graphs, graphs.__getitem__, IRIS)
    meeting = next(id_ for id_ in graphs if id_.startswith("meeting/conference"))
    met = [q for q in derived[meeting] if q.predicate == KG.met]
    assert len(met) == 2
    for quads in derived.values():
        for quad in quads:
            assert quad.graph_name == IRIS.thing_graph(entity_of(IRIS.id_of(quad.subject.value)))


def test_in_batches_of_one_the_same_comes_out() -> None:
    graphs = knowledge()
    together = shipped().derive(graphs, graphs.__getitem__, IRIS)
    alone = {}
    for id_ in graphs:
        alone.update(shipped().derive([id_], graphs.__getitem__, IRIS))
    assert alone == together


def test_the_construct_and_what_is_run_agree() -> None:
    graphs = knowledge()
    store = Store()
    store.extend(q for quads in graphs.values() for q in quads)
    store.extend(shipped().codes)
    constructed = set()
    for rule in shipped().rules:
        result = store.query(rule.construct, use_default_graph_as_union=True)
        assert isinstance(result, QueryTriples)
        constructed.update(result)
    derived = shipped().derive(graphs, graphs.__getitem__, IRIS)
    found = {quad.triple for quads in derived.values() for quad in quads}
    assert found == constructed
    assert found


def test_derived_and_read_triples_are_never_the_same() -> None:
    graphs = knowledge()
    derived = shipped().derive(graphs, graphs.__getitem__, IRIS)
    implied = {q for quads in derived.values() for q in quads}
    assert not implied & {q for quads in graphs.values() for q in quads}


def test_mentioned() -> None:
    graphs = knowledge()
    meeting = next(id_ for id_ in graphs if id_.startswith("meeting/conference"))
    kinds = {id_.split("/")[0] for id_ in mentioned(graphs[meeting], IRIS)}
    assert kinds == {"official", "body", "organisation", "post", "topic", "meeting"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("CONSTRUCT { ?a kg:met ?b } WHERE { ?a kg:x ?b }", "the head lacks derives"),
        ("#+ derives: [", "the head is not YAML"),
        (
            '#+ derives: kg:met\n#+ driver: [meeting]\n#+ cause: "?m"\n#+ reach: 0\nSELECT * WHERE { ?a ?b ?c }',
            "a rule is CONSTRUCT",
        ),
    ],
)
def test_mistakes_are_named(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "bad.rq"
    path.write_text(text)
    with pytest.raises(OntologyError, match=reason):
        read_rule(path)


def test_no_rules_no_triples() -> None:
    graph = [
        Quad(NamedNode("https://example.org/id/meeting/m"), KG.kind, KG.Meeting, NamedNode("https://example.org/g"))
    ]
    assert Rules([]).derive(["meeting/m"], lambda _: graph, IRIS) == {}
