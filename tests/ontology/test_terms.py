"""Every term that the files of ontology/ use is declared, used and loadable."""

import re

import pytest
from pyoxigraph import Store
from rdflib import Graph
from rdflib.namespace import OWL
from rdflib.term import URIRef

from kg_builder.check.ontology import NAMESPACE, code_lists, module, ontology, terms
from kg_builder.resources import resource
from kg_builder.vocab_generator import CODE
from kg_builder.vocab_generator import KG as KG_IRI

ROOT = resource("ontology")
MODULES = ("core", "posts", "meetings", "agreements", "remarks", "ontology")
FILES = sorted(p for p in ROOT.rglob("*") if p.suffix in (".ttl", ".rq", ".ru"))
_NAME = re.compile(r"\b(kg|code):([A-Za-z][\w-]*)")


def code(text):
    """Without what stands in quotes and comments."""
    text = re.sub(r'"(?:[^"\\]|\\.)*"', '""', text)
    return "\n".join(line for line in text.splitlines() if not line.startswith("#"))


@pytest.fixture(scope="module")
def declared():
    names = {f"kg:{str(t)[len(KG_IRI) :]}" for t in terms(ontology())} | {"kg:borrows"}
    return names | {f"code:{str(s)[len(CODE) :]}" for s in code_lists().subjects() if isinstance(s, URIRef)}


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_term_used_is_declared(path, declared):
    used = {f"{p}:{n}" for p, n in _NAME.findall(code(path.read_text(encoding="utf-8")))}
    assert used - declared == set()


def test_every_term_is_used_by_an_example_a_query_or_a_rule(declared):
    folders = ("examples", "rules", "checks", "shapes", "codes")
    used = set()
    for path in FILES:
        if path.relative_to(ROOT).parts[0] in folders:
            used |= {f"{p}:{n}" for p, n in _NAME.findall(code(path.read_text(encoding="utf-8")))}
    for path in (ROOT.parent / "queries").rglob("*.rq"):
        used |= {f"{p}:{n}" for p, n in _NAME.findall(path.read_text(encoding="utf-8"))}
    unused = {t for t in declared if t.startswith("kg:")} - used
    # These stand in the ontology itself, or are claims that only a full graph has.
    assert {t for t in unused if not t.endswith("Claim")} <= {"kg:borrows", "kg:DerivedClass", "kg:DerivedProperty"}


@pytest.mark.parametrize("name", MODULES)
def test_a_module_loads_alone_with_what_it_imports(name):
    graph = module(name)
    ours = {t for triple in graph for t in triple if isinstance(t, URIRef) and t.startswith(NAMESPACE)}
    missing = ours - terms(graph)
    later = {
        "core": {"AgreementEvent", "Tenure", "Event", "Agreement", "Remark"},
        "posts": {"AgreementEvent", "Event", "Agreement", "Remark"},
        "meetings": {"AgreementEvent", "Agreement", "Remark"},
        "agreements": {"Remark"},
        "remarks": {"AgreementEvent", "Agreement"},
    }.get(name, set())
    codes = {t for triple in code_lists() for t in triple}
    assert {str(t)[len(NAMESPACE) :] for t in missing - codes} <= later


def test_every_module_has_version_licence_and_prefix():
    for name in MODULES:
        graph = Graph().parse(ROOT / f"{name}.ttl")
        (iri,) = graph.subjects(OWL.versionIRI)
        assert str(graph.value(iri, OWL.versionIRI)) == f"{iri}/{graph.value(iri, OWL.versionInfo)}"


def test_every_rule_runs_and_has_a_full_head():
    import yaml

    for path in sorted((ROOT / "rules").glob("*.rq")):
        text = path.read_text(encoding="utf-8")
        head = yaml.safe_load("\n".join(line[2:] for line in text.splitlines() if line.startswith("#+")))
        assert set(head) == {"summary", "derives", "driver", "cause", "reach"}, path.name
        assert head["summary"].endswith("."), path.name
        assert head["cause"] in text.split("WHERE", 1)[1], path.name
        template = re.search(r"CONSTRUCT \{ (\S+) (\S+) (\S+) \}", text)
        assert template is not None, path.name
        assert head["derives"] in template.groups(), path.name
        Store().query(text)


def test_no_rule_reads_what_another_derives():
    derived, read = set(), {}
    for path in (ROOT / "rules").glob("*.rq"):
        text = code(path.read_text(encoding="utf-8"))
        template, _, where = text.partition("WHERE")
        derived |= {f"{p}:{n}" for p, n in _NAME.findall(template)} - {"kg:", "code:"}
        read[path.name] = {f"{p}:{n}" for p, n in _NAME.findall(where)}
    assert {name: terms & derived for name, terms in read.items() if terms & derived} == {}
