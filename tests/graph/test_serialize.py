import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

from kg_builder.errors import UsageError
from kg_builder.graph.serialize import FORMATS, dumps, write
from kg_builder.graph.terms import clean
from kg_builder.vocab import KG, XSD
from support import sco
from support.graphs import IRIS, emit

GOLDEN = Path(__file__).parents[1] / "golden"
BASE = IRIS.base
OXIGRAPH = {f: RdfFormat.from_media_type(form.media_type) for f, form in FORMATS.items()}
RDFLIB = {
    "turtle": "turtle",
    "trig": "trig",
    "nquads": "nquads",
    "ntriples": "nt",
    "jsonld": "json-ld",
    "rdfxml": "xml",
}

# Of rdflib's own doing.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning"),
]


def quads() -> list[Quad]:
    return emit([(sco.record(), sco.PAGE.bulletin)])


def as_read_by_oxigraph(text: str, form: str) -> set[object]:
    found = parse(text.encode(), format=OXIGRAPH[form])
    return set(found) if FORMATS[form].graphs else {q.triple for q in found}


def from_rdflib(term: rdflib.term.Node) -> NamedNode | Literal:
    if isinstance(term, rdflib.URIRef):
        return NamedNode(str(term))
    assert isinstance(term, rdflib.Literal)
    if term.language:
        return Literal(str(term), language=term.language)
    return Literal(str(term), datatype=NamedNode(str(term.datatype)) if term.datatype else None)


def as_read_by_rdflib(text: str, form: str) -> set[object]:
    if not FORMATS[form].graphs:
        triples = rdflib.Graph().parse(data=text.encode(), format=RDFLIB[form])
        return {Triple(*map(from_rdflib, t)) for t in triples}
    data = rdflib.Dataset()
    data.parse(data=text.encode(), format=RDFLIB[form])
    return {Quad(*map(from_rdflib, quad)) for quad in data.quads() if quad[3] is not None}


def expected(found: list[Quad], form: str) -> set[object]:
    return set(found) if FORMATS[form].graphs else {q.triple for q in found}


@pytest.mark.parametrize("form", FORMATS)
def test_both_libraries_read_it_back(form: str) -> None:
    text = dumps(quads(), form, base=BASE)
    assert as_read_by_oxigraph(text, form) == expected(quads(), form)
    assert as_read_by_rdflib(text, form) == expected(quads(), form)


@pytest.mark.parametrize("form", FORMATS)
def test_order_of_quads_does_not_matter(form: str) -> None:
    assert dumps(quads()[::-1], form, base=BASE) == dumps(quads(), form, base=BASE)


@pytest.mark.parametrize("form", FORMATS)
def test_a_store_and_loose_quads_give_the_same_bytes(form: str) -> None:
    class View:
        def __init__(self) -> None:
            self.store = Store()
            self.store.extend(quads())

        def graphs(self) -> list[NamedNode]:
            return list(self.store.named_graphs())  # type: ignore[arg-type]

        def quads(self, graph: NamedNode | None = None) -> list[Quad]:
            return list(self.store.quads_for_pattern(None, None, None, graph))

    out = io.BytesIO()
    write(View(), out, form, base=BASE)
    assert out.getvalue().decode() == dumps(quads(), form, base=BASE)


@pytest.mark.parametrize("form", ["trig", "turtle", "rdfxml", "jsonld"])
def test_another_process_writes_the_same_bytes(form: str) -> None:
    code = (
        "from support import sco; from support.graphs import emit, IRIS; from kg_builder.graph.serialize import dumps;"
        f"print(dumps(emit([(sco.record(), sco.PAGE.bulletin)]), {form!r}, base=IRIS.base), end='')"
    )
    path = os.pathsep.join(p for p in sys.path if p)
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": path, "PYTHONHASHSEED": "7", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == dumps(quads(), form, base=BASE)


def test_golden() -> None:
    """Pins IRIs and shapes. To renew it on purpose: KG_BUILDER_GOLDEN=1 pytest tests/graph."""
    path = GOLDEN / "sco-ministers.trig"
    text = dumps(quads(), "trig", base=BASE)
    if os.environ.get("KG_BUILDER_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


G = NamedNode("https://example.org/id/graph/official/x")
S = NamedNode("https://example.org/id/official/x")
TEXTS = st.text().map(clean)
LITERALS = st.one_of(
    TEXTS.map(Literal),
    st.tuples(TEXTS, st.sampled_from(["en", "en-GB", "zh-hant"])).map(lambda t: Literal(t[0], language=t[1])),
    st.integers().map(lambda n: Literal(str(n), datatype=XSD.integer)),
    st.sampled_from(["2020", "1999"]).map(lambda y: Literal(y, datatype=XSD.gYear)),
    st.decimals(0, 1, places=2).map(lambda d: Literal(f"{d:.2f}".rstrip("0").rstrip("."), datatype=XSD.decimal)),
)


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=60, deadline=None)
@given(values=st.lists(LITERALS, min_size=1, max_size=4))
def test_any_literal_survives(form: str, values: list[Literal]) -> None:
    found = [Quad(S, KG.name, value, G) for value in values]
    text = dumps(found, form, base=BASE)
    assert as_read_by_oxigraph(text, form) == expected(found, form)
    assert as_read_by_rdflib(text, form) == expected(found, form)


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=60, deadline=None)
@given(tail=st.text(max_size=12), fragment=st.text(max_size=6))
def test_any_bulletin_id_survives(form: str, tail: str, fragment: str) -> None:
    node = IRIS.bulletin(tail or "x")
    claim = IRIS.claim(tail or "x", fragment or "y")
    found = [Quad(node, KG.subject, claim, IRIS.claims_graph(tail or "x"))]
    text = dumps(found, form, base=BASE)
    assert as_read_by_oxigraph(text, form) == expected(found, form)
    assert as_read_by_rdflib(text, form) == expected(found, form)


def test_blank_nodes_get_labels_from_their_content() -> None:
    def graph(label: str, name: str) -> list[Quad]:
        node = BlankNode(label)
        g = NamedNode(f"https://example.org/{name}")
        return [Quad(S, KG.about, node, g), Quad(node, KG.name, Literal("_: x"), g)]

    one = dumps(graph("a", "one") + graph("a", "two"), "trig")
    assert one == dumps(graph("z", "one") + graph("y", "two"), "trig")
    assert len({q.object for q in parse(one.encode(), format=RdfFormat.TRIG) if q.predicate == KG.about}) == 2


def test_nothing_is_a_file_too() -> None:
    for form in FORMATS:
        assert not as_read_by_oxigraph(dumps([], form), form)


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(UsageError, match="turtle, trig"):
        dumps([], "word")
