import csv
import io
import json
from xml.etree import ElementTree

import networkx as nx
import pytest

from kg_builder.network.export import to_csv, to_gexf, to_graphml, to_json
from kg_builder.network.html import to_data, to_html
from kg_builder.network.layout import lay_out
from kg_builder.network.picture import LABELS, to_picture
from kg_builder.network.ties import build_network
from support.encounters import attendance, encounter, many

NETWORK = build_network(many(30, 40))
GEXF = "{http://www.gexf.net/1.2draft}"


def test_gexf_reads_back_and_has_a_spell_a_meeting():
    text = to_gexf(NETWORK)
    back = nx.read_gexf(io.BytesIO(text.encode()))
    assert (len(back), back.number_of_edges()) == (len(NETWORK), NETWORK.number_of_edges())
    root = ElementTree.fromstring(text)
    graph = root.find(f"{GEXF}graph")
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    spells = sum(len(edge.findall(f".//{GEXF}spell")) for edge in root.iter(f"{GEXF}edge"))
    assert spells == sum(tie["meetings"] for _, _, tie in NETWORK.edges(data=True))


def test_graphml_reads_back():
    back = nx.parse_graphml(to_graphml(NETWORK))
    assert (len(back), back.number_of_edges()) == (len(NETWORK), NETWORK.number_of_edges())


def test_json_has_the_sentence_for_each_participation():
    plain = json.loads(to_json(NETWORK))
    assert len(plain["people"]) == len(NETWORK)
    assert all(p["evidence"] for m in plain["meetings"] for p in m["participants"])


def test_csv_has_a_row_a_tie_and_meeting():
    rows = list(csv.DictReader(io.StringIO(to_csv(NETWORK))))
    assert len(rows) == sum(tie["meetings"] for _, _, tie in NETWORK.edges(data=True))
    assert all(row["a_sentence"] and row["b_sentence"] for row in rows)


@pytest.mark.parametrize("form", [to_gexf, to_graphml, to_json, to_csv, to_html])
def test_the_same_network_gives_the_same_bytes(form):
    assert form(build_network(many(30, 40))) == form(build_network(list(reversed(many(30, 40)))))


def test_markup_in_names_stays_text():
    nasty = "</script><script>alert(1)</script>"
    network = build_network([encounter(1, [attendance(nasty, "Norland"), attendance("Bo & Co", None)])])
    page = to_html(network, title="A <b> & c")
    assert nasty not in page
    assert "<title>A &lt;b> &amp; c</title>" in page
    assert nx.read_gexf(io.BytesIO(to_gexf(network).encode()))


def test_an_unknown_side_or_date_is_no_obstacle():
    network = build_network([encounter(1, [attendance("Ann", None), attendance("Bob", None)], None)])
    for form in (to_gexf, to_graphml, to_json, to_csv, to_html):
        assert form(network)
    assert to_data(network)["sides"] == []


def test_layout_separates_people_and_stays_in_the_square():
    positions = lay_out(build_network([*many(30, 40), encounter(900, [attendance("X", None), attendance("Y", None)])]))
    assert len(set(positions.values())) == len(positions)
    assert all(0 <= c <= 1 for p in positions.values() for c in p)


def test_stills_are_repeatable_and_name_only_so_many():
    network = build_network(many(120, 200))
    svg = to_picture(network, "svg")
    assert svg == to_picture(network, "svg")
    assert svg.startswith(b"<?xml")
    assert svg.count(b"<!-- Person") <= LABELS
    assert to_picture(network, "png").startswith(b"\x89PNG")
