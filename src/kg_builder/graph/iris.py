"""The only place that mints IRIs.

Things are named by ids: ``official/sergey-lavrov-3fa5ku4kjm`` for an entity, and below it
``…/tenure/foreign-minister-russia-x4…`` for a dependent. A graph's IRI is never a thing's.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import quote, unquote

from pyoxigraph import NamedNode

from kg_builder.errors import UsageError
from kg_builder.model.claim import Claim, Fact
from kg_builder.model.evidence import Evidence
from kg_builder.model.text import Span

DEFAULT_BASE = "https://w3id.org/kg-builder/id/"


@lru_cache(maxsize=4096)
def encode(text: str) -> str:
    """``text`` in NFC with all but unreserved characters percent-encoded; never ``.`` or ``..``, which resolve away."""
    plain = quote(unicodedata.normalize("NFC", text), safe="", errors="surrogatepass")
    return plain if plain.strip(".") else plain.replace(".", "%2E")


class Iris:
    """IRIs below one base."""

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        if not base.endswith(("/", "#")):
            raise UsageError("a base IRI ends in / or #", path=base)
        try:
            NamedNode(base)
        except ValueError as error:
            raise UsageError(f"not an absolute IRI: {error}", path=base) from error
        self.base = base
        self._graphs = f"{base}graph/"

    # Bulletins and what stands in them

    def bulletin(self, bulletin: str) -> NamedNode:
        return NamedNode(f"{self.base}bulletin/{encode(bulletin)}")

    def _in_bulletin(self, bulletin: str, local: str) -> NamedNode:
        return NamedNode(f"{self.base}bulletin/{encode(bulletin)}#{local}")

    def claim(self, bulletin: str, local: str) -> NamedNode:
        return self._in_bulletin(bulletin, encode(local))

    def sentence(self, bulletin: str, span: Span) -> NamedNode:
        return self._in_bulletin(bulletin, f"sentence-{span.start}-{span.end}")

    def span(self, bulletin: str, span: Span) -> NamedNode:
        return self._in_bulletin(bulletin, f"span-{span.start}-{span.end}")

    def evidence(self, bulletin: str, claim: Claim, fact: Fact, evidence: Evidence) -> NamedNode:
        """Offset of the quote and a hash of all that the evidence says, so that nothing is renumbered."""
        e = evidence
        via = [(span.start, span.end) for span in e.via]
        spans = f"{e.quote.start} {e.quote.end} {e.sentence.start} {e.sentence.end} {via}"
        content = "\n".join((claim.id, fact.property, fact.value, spans, e.method, str(e.confidence)))
        return self._in_bulletin(bulletin, f"evidence-{e.quote.start}-{short_hash(content)}")

    # Things

    def thing(self, id_: str) -> NamedNode:
        """The node of an entity's or dependent's id."""
        return NamedNode(self.base + id_)

    def outside_evidence(self, id_: str, content: Sequence[str]) -> NamedNode:
        """A row of the authority or a decision that says something of the thing ``id_``."""
        return NamedNode(f"{self.base}{id_}#evidence-{short_hash(json.dumps(list(content)))}")

    def id_of(self, iri: str) -> str | None:
        """The entity or dependent id that an IRI below the base is of; None for any other IRI."""
        if not iri.startswith(self.base) or "#" in iri:
            return None
        id_ = iri[len(self.base) :]
        return None if id_.startswith(("bulletin/", "graph/")) else id_

    # Graphs

    @property
    def dataset(self) -> NamedNode:
        """The data set itself; its description stands in ``dataset_graph``."""
        return NamedNode(f"{self.base}dataset")

    @property
    def dataset_graph(self) -> NamedNode:
        return NamedNode(f"{self._graphs}dataset")

    def claims_graph(self, bulletin: str) -> NamedNode:
        return NamedNode(f"{self._graphs}claims/{encode(bulletin)}")

    def links_graph(self, bulletin: str) -> NamedNode:
        return NamedNode(f"{self._graphs}links/{encode(bulletin)}")

    def thing_graph(self, id_: str) -> NamedNode:
        """The graph of the entity that ``id_`` is, or is a dependent of."""
        return NamedNode(self._graphs + entity_of(id_))

    def graph_kind(self, graph: str) -> str:
        """``claims``, ``links``, ``dataset``, the kind of a thing (``official``), or "" for a graph not of ours."""
        return graph[len(self._graphs) :].split("/", 1)[0] if graph.startswith(self._graphs) else ""

    def graph_bulletin(self, graph: str) -> str | None:
        """The bulletin that a claims or links graph is of."""
        kind, _, rest = graph[len(self._graphs) :].partition("/")
        return unquote(rest) if graph.startswith(self._graphs) and kind in ("claims", "links") else None


def entity_of(id_: str) -> str:
    """The entity that an id is of: ``meeting/x`` of ``meeting/x/participation/y``."""
    return "/".join(id_.split("/", 2)[:2])


def participation_id(owner: str, agent: str) -> str:
    return f"{owner}/participation/{agent.split('/', 1)[1]}"


def tenure_id(official: str, post: str, start: str | None = None) -> str:
    suffix = f"-{start}" if start else ""
    return f"{official}/tenure/{post.split('/', 1)[1]}{suffix}"


def agreement_event_id(agreement: str, kind: str, date: str | None) -> str:
    suffix = f"-{date}" if date else ""
    return f"{agreement}/event/{kind}{suffix}"


def short_hash(content: str) -> str:
    """Ten hexadecimal digits of the SHA-256 of a text: enough to tell apart what one bulletin or thing says."""
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:10]
