import pytest

from kg_builder.errors import FilterError
from kg_builder.network.measures import measure
from kg_builder.network.selection import Selection
from kg_builder.network.ties import build_network, encounters_of, paths
from support.encounters import BASE, attendance, encounter

ANN, BOB, CY, DEE = (
    attendance(name, side)
    for name, side in (("Ann", "Norland"), ("Bob", "Norland"), ("Cy", "Estland"), ("Dee", "Sudland"))
)
IRI = {a.name: a.official for a in (ANN, BOB, CY, DEE)}
SUMMIT = encounter(1, [ANN, BOB, CY, DEE], "2020-06-01")
TALKS = encounter(2, [ANN, CY], "2021-03-01")
UNDATED = encounter(3, [ANN, CY], None)
ALONE = encounter(4, [BOB], "2021-05-01")
ALL = [SUMMIT, TALKS, UNDATED, ALONE]


def test_a_tie_counts_meetings_and_weighs_them_by_size():
    tie = build_network(ALL).edges[IRI["Ann"], IRI["Cy"]]
    assert tie["meetings"] == 3
    assert tie["newman"] == pytest.approx(1 / 3 + 1 + 1)
    assert (tie["first"], tie["last"]) == ("2020-06-01", "2021-03-01")
    assert [e.meeting for e in tie["encounters"]] == [SUMMIT.meeting, TALKS.meeting, UNDATED.meeting]


def test_newmans_weights_of_a_person_add_up_to_the_meetings():
    network = build_network(ALL)
    assert sum(t["newman"] for t in network[IRI["Ann"]].values()) == pytest.approx(3)


def test_colleagues_are_told_from_counterparts():
    network = build_network(ALL)
    assert network.edges[IRI["Ann"], IRI["Bob"]]["across"] == 0
    assert network.edges[IRI["Ann"], IRI["Cy"]]["across"] == 3
    across = build_network(ALL, Selection(across_sides=True))
    assert not across.has_edge(IRI["Ann"], IRI["Bob"])


@pytest.mark.parametrize(
    ("selection", "ties"),
    [
        (Selection(), 6),
        (Selection(since="2021-01-01"), 1),
        (Selection(until="2020-12-31"), 6),
        (Selection(min_meetings=2), 1),
        (Selection(max_participants=2), 1),
        (Selection(bilateral=True), 1),
        (Selection(officials=frozenset([IRI["Dee"]])), 6),
        (Selection(countries=frozenset([f"{BASE}country/sudland"])), 6),
        (Selection(officials=frozenset([IRI["Cy"]]), since="2021-01-01"), 1),
    ],
    ids=str,
)
def test_selections(selection, ties):
    assert build_network(ALL, selection).number_of_edges() == ties


def test_nothing_left_is_said():
    with pytest.raises(FilterError, match="no tie"):
        build_network(ALL, Selection(since="2022-01-01"))


def test_paths_are_shortest_and_strongest_first():
    chain = [encounter(1, [ANN, BOB]), encounter(2, [BOB, DEE]), encounter(3, [ANN, CY]), encounter(4, [CY, DEE])]
    network = build_network([*chain, encounter(5, [CY, DEE])])
    found = paths(network, IRI["Ann"], IRI["Dee"])
    assert found == [[IRI["Ann"], IRI["Cy"], IRI["Dee"]], [IRI["Ann"], IRI["Bob"], IRI["Dee"]]]
    assert paths(network, IRI["Ann"], "nobody") == []


def test_encounters_behind_the_ties_come_once_in_order():
    assert [e.meeting for e in encounters_of(build_network(ALL))] == [SUMMIT.meeting, TALKS.meeting, UNDATED.meeting]


def test_a_broker_stands_between_countries_that_do_not_meet():
    network = build_network([encounter(1, [ANN, CY]), encounter(2, [ANN, DEE])])
    rows = {row.label: row for row in measure(network)}
    assert rows["Ann"].brokered == 1
    assert rows["Ann"].betweenness == 1
    assert rows["Cy"].brokered == 0
    assert sum(row.pagerank for row in rows.values()) == pytest.approx(1, abs=1e-4)
