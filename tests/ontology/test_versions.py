"""A term that goes or changes its name needs a new version and a line in the change list."""

from rdflib import Graph
from rdflib.namespace import OWL
from rdflib.term import URIRef

from kg_builder.check.ontology import NAMESPACE, code_lists, ontology, terms
from kg_builder.resources import resource
from kg_builder.vocab_generator import CODE

ROOT = resource("ontology")


def current():
    found = {f"kg:{str(t)[len(NAMESPACE) :]}" for t in terms(ontology())}
    codes = (str(s) for s in code_lists().subjects() if isinstance(s, URIRef))
    return found | {f"code:{c[len(CODE) :]}" for c in codes if c.startswith(CODE)}


def version():
    graph = Graph().parse(ROOT / "ontology.ttl")
    return str(graph.value(URIRef("https://w3id.org/kg-builder/ontology"), OWL.versionInfo))


def released():
    """``ontology/terms.txt``: the version it is of, then each term and code of it."""
    first, *names = (ROOT / "terms.txt").read_text(encoding="utf-8").split()
    return first, set(names)


def test_all_modules_have_one_version():
    for path in ROOT.glob("*.ttl"):
        graph = Graph().parse(path)
        assert {str(v) for v in graph.objects(None, OWL.versionInfo)} <= {version()}, path.name


def test_no_term_goes_without_a_new_version():
    of, names = released()
    gone = names - current()
    assert not gone or of != version(), f"gone since {of}: {sorted(gone)}; give the modules a new version"


def test_the_change_list_tells_of_the_version_and_of_what_went():
    _, names = released()
    text = (ROOT / "CHANGES.md").read_text(encoding="utf-8")
    assert f"## {version()}" in text
    assert {name for name in names - current() if name not in text} == set()


def test_the_list_of_terms_is_complete():
    of, names = released()
    assert of != version() or names == current(), "a new term; run: python -m kg_builder.check.pages"
