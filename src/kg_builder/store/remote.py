"""Any SPARQL 1.1 server over HTTP, through SPARQLWrapper.

SELECT and ASK are asked for as SPARQL XML results, which Virtuoso writes without its JSON dialect
(``typed-literal``); CONSTRUCT and DESCRIBE as Turtle. A request that fails for a passing
reason (429, 502, 503, 504, no answer) is sent again with growing pauses.
"""

from __future__ import annotations

import http.client
import re
import socket
import time
import urllib.error
import urllib.request
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import Message
from types import TracebackType
from typing import Self

from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat, QuerySolutions, RdfFormat, parse_query_results
from pyoxigraph import Store as Oxigraph
from SPARQLWrapper import BASIC, DIGEST, POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException, Unauthorized

from kg_builder.errors import EndpointError, QueryError
from kg_builder.store.base import Results

PAUSES = (0.5, 2.0, 6.0)
"""Seconds before the second, third and fourth try."""

_PASSING = {408, 425, 429, 502, 503, 504}
_CODES = {"QueryBadFormed": 400, "Unauthorized": 401, "EndPointNotFound": 404, "URITooLong": 414}
_COMMENTS = re.compile(r"^\s*#.*$", re.MULTILINE)
_FORM = re.compile(
    r"^\s*(?:(?:PREFIX\s+\S*\s*<[^>]*>|BASE\s*<[^>]*>|#[^\n]*\n)\s*)*(SELECT|ASK|CONSTRUCT|DESCRIBE)", re.I
)


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user and a password, which no message shows."""

    user: str
    password: str

    def __repr__(self) -> str:
        return f"Credentials({self.user!r}, ***)"


@dataclass(frozen=True, slots=True)
class _Challenge:
    scheme: str
    realm: str


class _FailedRequestError(Exception):
    """One failed request: what was said, and whether another try may help."""

    def __init__(self, reason: str, code: int | None = None, *, passing: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.code, self.passing = reason, code, passing


class RemoteStore:
    """A SPARQL endpoint to read, and to update where ``update_url`` is given.

    ``query`` sees what the server takes for its default graph. Raises EndpointError, which names the
    endpoint and the reason, and QueryError where the server refuses the query itself.
    """

    def __init__(
        self,
        endpoint: str,
        update_url: str | None = None,
        credentials: Credentials | None = None,
        *,
        timeout: int = 60,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        if not re.fullmatch(r"https?://[^\s/]+\S*", endpoint):
            raise EndpointError("not an http(s) address", path=endpoint)
        self.endpoint = endpoint
        self.update_url = update_url or endpoint
        self.timeout = timeout
        self._credentials = credentials
        self._challenge: _Challenge | None = None
        self._pause = pause

    def query(self, sparql: str) -> Results:
        form = _FORM.match(sparql)
        kind = form.group(1).upper() if form else "SELECT"
        if kind in ("SELECT", "ASK"):
            results = self._parsed(self._send(sparql, "xml"))
            return _answer(results) if kind == "ASK" and isinstance(results, QuerySolutions) else results
        triples = self._send(sparql, "turtle")
        copy = Oxigraph()
        try:
            copy.load(triples, RdfFormat.TURTLE)
        except (SyntaxError, ValueError) as error:
            raise EndpointError(f"answers what is no RDF: {error}", path=self.endpoint) from error
        return copy.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")

    def select(self, sparql: str) -> QuerySolutions:
        """The solutions of a SELECT query."""
        results = self.query(sparql)
        if not isinstance(results, QuerySolutions):
            raise EndpointError("answers a SELECT query with something else", path=self.endpoint)
        return results

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        where = f"GRAPH {graph} {{ ?s ?p ?o }}" if graph else "GRAPH ?g { ?s ?p ?o }"
        for row in self.select(f"SELECT * WHERE {{ {where} }}"):
            name = graph if graph else row["g"]
            subject, predicate, value = row["s"], row["p"], row["o"]
            if isinstance(name, NamedNode) and not isinstance(subject, Literal) and isinstance(predicate, NamedNode):
                yield Quad(subject, predicate, value, name)

    def graphs(self) -> Iterator[NamedNode]:
        for row in self.select("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"):
            if isinstance(row["g"], NamedNode):
                yield row["g"]

    def update(self, sparql: str) -> None:
        """Runs one SPARQL update request."""
        self._send(sparql, None)

    def close(self) -> None:
        """Nothing is held open between requests."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _parsed(self, body: bytes) -> Results:
        try:
            return parse_query_results(body, QueryResultsFormat.XML)
        except (SyntaxError, ValueError) as error:
            start = body[:40].decode("utf-8", "replace").strip()
            raise EndpointError(f"answers what are no SPARQL results ({start} ...)", path=self.endpoint) from error

    def _send(self, sparql: str, form: str | None) -> bytes:
        address = self.endpoint if form else self.update_url
        for pause in (*PAUSES, None):
            try:
                return self._once(sparql, form)
            except _FailedRequestError as failure:
                if failure.code == 400 and form:
                    raise QueryError(f"refused by the server: {failure.reason}", path=address) from None
                if not failure.passing or pause is None:
                    error = EndpointError(failure.reason, path=address)
                    error.code = failure.code
                    raise error from None
                self._pause(pause)
        raise AssertionError("unreachable")

    def _once(self, sparql: str, form: str | None) -> bytes:
        try:
            return self._request(sparql, form)
        except _FailedRequestError as failure:
            if failure.code != 401 or self._credentials is None or self._challenge is not None:
                raise
        # which way of signing in, and for which realm, the server says only when it refuses
        self._challenge = _challenge_of(self.endpoint if form else self.update_url, self.timeout)
        return self._request(sparql, form)

    def _request(self, sparql: str, form: str | None) -> bytes:
        wrapper = SPARQLWrapper(self.endpoint, updateEndpoint=self.update_url)
        wrapper.setTimeout(self.timeout)
        wrapper.setMethod(POST)
        # SPARQLWrapper tells queries from updates by their words, those in comments included
        wrapper.setQuery(_COMMENTS.sub("", sparql))
        if form:
            wrapper.setReturnFormat(form)
        if self._credentials is not None:
            wrapper.setCredentials(self._credentials.user, self._credentials.password)
            if self._challenge is not None and self._challenge.scheme == "digest":
                wrapper.setHTTPAuth(DIGEST)
                wrapper.realm = self._challenge.realm
            else:
                wrapper.setHTTPAuth(BASIC)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # SPARQLWrapper warns of content types that are checked below
                response = wrapper.query().response
                with response:
                    kind = response.headers.get_content_type()
                    body: bytes = response.read()
        except Unauthorized as error:
            raise _FailedRequestError("says 401: the user or the password is wrong, or missing", 401) from error
        except SPARQLWrapperException as error:
            code = _CODES.get(type(error).__name__, 500)
            raise _FailedRequestError(f"says {code}: {_said(error)}", code) from error
        except urllib.error.HTTPError as error:
            error.close()
            reason = "the user or the password is wrong" if error.code == 401 else str(error.reason)
            raise _FailedRequestError(
                f"says {error.code}: {reason}", error.code, passing=error.code in _PASSING
            ) from error
        except TimeoutError as error:
            raise _FailedRequestError(f"gives no answer within {self.timeout} seconds", passing=True) from error
        except (urllib.error.URLError, http.client.HTTPException, ConnectionError, socket.gaierror) as error:
            cause = getattr(error, "reason", None) or error
            reason = f"no answer within {self.timeout} seconds" if isinstance(cause, TimeoutError) else str(cause)
            raise _FailedRequestError(f"cannot be reached: {reason}", passing=True) from error
        if form and kind in ("text/html", "application/xhtml+xml"):
            raise _FailedRequestError("answers with a web page, so it is no SPARQL endpoint")
        return body


def _answer(rows: QuerySolutions) -> Results:
    """The answer to an ASK query that Virtuoso gave as a row with 1 or 0."""
    yes = any(isinstance(value, Literal) and value.value in ("1", "true") for row in rows for value in row)
    word = "true" if yes else "false"
    form = f'<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/><boolean>{word}</boolean></sparql>'
    return parse_query_results(form.encode(), QueryResultsFormat.XML)


def _challenge_of(address: str, timeout: int) -> _Challenge:
    headers = Message()
    try:
        # an opener of its own: SPARQLWrapper leaves one behind that signs in by itself
        request = urllib.request.Request(address, data=b"", method="POST")
        with urllib.request.build_opener().open(request, timeout=timeout) as answer:
            headers = answer.headers
    except urllib.error.HTTPError as error:
        headers = error.headers
        error.close()
    except OSError:
        pass
    given = " ".join(headers.get_all("WWW-Authenticate", []))
    realm = re.search(r'realm="([^"]*)"', given)
    scheme = "digest" if "digest" in given.lower() else "basic"
    return _Challenge(scheme, realm.group(1) if realm else "SPARQL")


def _said(error: SPARQLWrapperException) -> str:
    """The server's own words, in one line, without SPARQLWrapper's around them."""
    text = str(error)
    _, _, tail = text.partition("Response:\n")
    tail = tail.strip()
    if tail.startswith(("b'", 'b"')):
        tail = tail[2:-1].replace("\\n", " ")
    return " ".join(re.sub(r"<[^>]+>", " ", tail or text).split())[:300]
