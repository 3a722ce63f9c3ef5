"""What every graph promises, whatever the bulletins say."""

from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad, RdfFormat, parse

from kg_builder.graph.iris import entity_of
from kg_builder.graph.rules import shipped
from kg_builder.graph.serialize import dumps
from kg_builder.model.keys import fold
from kg_builder.vocab import KG, RDF
from support import proof
from support.graphs import IRIS, emit
from support.random_records import Board, Records

several = settings(max_examples=25, deadline=None)
boards = st.integers(0, 2**32).map(lambda seed: Records(seed).board())


class Atlas:
    """An authority of two countries and one organisation."""

    def country(self, name: str) -> str | None:
        return {"norway": "no", "japan": "jp"}.get(fold(name))

    def place(self, name: str) -> str | None:
        return None

    def organisation(self, name: str) -> str | None:
        return "un" if fold(name) in ("un", "united nations") else None

    def post(self, title: str) -> str | None:
        return None


def whole(board: Board) -> list[Quad]:
    quads = emit(board, Atlas())
    by_thing = defaultdict(list)
    for quad in quads:
        id_ = IRIS.id_of(quad.subject.value)
        if id_ is not None:
            by_thing[entity_of(id_)].append(quad)
    derived = shipped().derive(by_thing, lambda id_: by_thing.get(id_, []), IRIS)
    return quads + sorted({q for found in derived.values() for q in found}, key=str)


@several
@given(boards)
def test_every_promise_holds(board: Board) -> None:
    quads = whole(board)
    assert not proof.repeated(quads)
    assert not proof.blank(quads)
    assert not proof.unproved(quads)
    assert not proof.dangling(quads)
    assert not proof.telling_claims(quads)
    one_value_each(quads)
    bounds_in_order(quads)
    one_kind_each(quads)


@several
@given(boards, st.randoms(use_true_random=False))
def test_the_order_of_bulletins_does_not_matter(board: Board, random: object) -> None:
    shuffled = list(board)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert dumps(whole(shuffled), "nquads") == dumps(whole(board), "nquads")


@several
@given(boards)
def test_a_bulletins_claims_are_a_function_of_it_alone(board: Board) -> None:
    together = [q for q in whole(board) if "/graph/claims/" in q.graph_name.value]
    alone = [q for pair in board for q in whole([pair]) if "/graph/claims/" in q.graph_name.value]
    assert set(together) == set(alone)


def one_value_each(quads: list[Quad]) -> None:
    seen = defaultdict(set)
    single = {
        KG.start,
        KG.end,
        KG.status,
        KG.mode,
        KG.kind,
        KG.place,
        KG.earliest,
        KG.latest,
        KG.role,
        KG.date,
        KG.postOf,
    }
    for quad in quads:
        if quad.predicate in single:
            seen[quad.subject, quad.predicate].add(quad.object)
    assert all(len(values) == 1 for values in seen.values())


def bounds_in_order(quads: list[Quad]) -> None:
    first = {q.subject: q.object.value for q in quads if q.predicate == KG.earliest}
    last = {q.subject: q.object.value for q in quads if q.predicate == KG.latest}
    assert all(first[node] <= last[node] for node in first.keys() & last.keys())


def one_kind_each(quads: list[Quad]) -> None:
    kinds = {"Official", "Organisation", "Country", "Place", "Post", "CollectiveParticipant", "Meeting", "Visit"}
    seen = defaultdict(set)
    for quad in quads:
        if quad.predicate == RDF.type and quad.object.value.rpartition("#")[2] in kinds:
            seen[quad.subject].add(quad.object)
    assert all(len(found) == 1 for found in seen.values())


@settings(max_examples=10, deadline=None)
@given(boards)
def test_trig_reads_back(board: Board) -> None:
    quads = whole(board)
    text = dumps(quads, "trig", base=IRIS.base)
    assert set(parse(text.encode(), format=RdfFormat.TRIG)) == set(quads)
