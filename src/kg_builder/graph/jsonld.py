"""JSON-LD with short names: a context of our prefixes, one object a node, sorted."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import IO, Any

from kg_builder.graph.lines import Row, Shortener, subjects

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_INTEGER = "<http://www.w3.org/2001/XMLSchema#integer>"
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_PLAIN = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_SMALL = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")


class JsonLdWriter:
    """Writes as it goes: the context first, then graph by graph."""

    def __init__(self, out: IO[bytes], prefixes: Mapping[str, str], base: str | None = None) -> None:
        self._out = out
        self._names = Shortener(prefixes, base)
        context: dict[str, Any] = {} if self._names.base is None else {"@base": self._names.base}
        context |= dict(sorted(prefixes.items()))
        out.write(b'{\n"@context": ' + json.dumps(context, indent=1).encode() + b',\n"@graph": [')
        self._first = True

    def triples(self, found: Iterable[Row]) -> None:
        """Triples of no graph."""
        for subject, values in subjects(found):
            self._item(self._node(subject, values))

    def graph(self, name: str, found: Iterable[Row]) -> None:
        """The triples of a named graph."""
        nodes = [self._node(subject, values) for subject, values in subjects(found)]
        self._item({"@id": self._id(f"<{name}>"), "@graph": nodes})

    def finish(self) -> None:
        self._out.write(b"\n]\n}\n")

    def _item(self, item: dict[str, Any]) -> None:
        self._out.write(b"\n" if self._first else b",\n")
        self._first = False
        self._out.write(json.dumps(item, ensure_ascii=False).encode("utf-8"))

    def _id(self, token: str) -> str:
        return token if token[0] == "_" else self._names.short(token).strip("<>")

    def _node(self, subject: str, values: list[tuple[str, str]]) -> dict[str, Any]:
        node: dict[str, Any] = {"@id": self._id(subject)}
        for predicate, value in sorted(values):
            if predicate == _TYPE:
                node.setdefault("@type", []).append(self._id(value))
            else:
                node.setdefault(self._id(predicate), []).append(self._value(value))
        return {key: found[0] if isinstance(found, list) and len(found) == 1 else found for key, found in node.items()}

    def _value(self, token: str) -> Any:
        if token[0] != '"':
            return {"@id": self._id(token)}
        cut = token.rindex('"')
        text, mark = _unescape(token[1:cut]), token[cut + 1 :]
        if not mark:
            return text
        if mark[0] == "@":
            return {"@value": text, "@language": mark[1:]}
        if mark[2:] == _INTEGER and _SMALL.fullmatch(text) and text != "-0":
            return int(text)
        return {"@value": text, "@type": self._id(mark[2:])}


def _unescape(text: str) -> str:
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(match: re.Match[str]) -> str:
    number = match[1] or match[2]
    return chr(int(number, 16)) if number else _PLAIN.get(match[3], match[3])
