"""JSON-LD that reads like plain JSON: short names from the context, one object a node, sorted."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import IO, Any

from kg_builder.graph.context import context
from kg_builder.graph.lines import Row, Shortener, subjects

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_INTEGER = "<http://www.w3.org/2001/XMLSchema#integer>"
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_PLAIN = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_SMALL = re.compile(r"0|-?[1-9][0-9]{0,14}")


class JsonLdWriter:
    """Writes as it goes: the context first, then graph by graph."""

    def __init__(self, out: IO[bytes], prefixes: Mapping[str, str], base: str | None = None) -> None:
        self._out = out
        self._names = Shortener(prefixes, base)
        head: dict[str, Any] = {} if self._names.base is None else {"@base": self._names.base}
        head |= {**dict(sorted(prefixes.items())), **context()}
        self._vocabulary = "kg:"
        self._keys: dict[str, tuple[str, str]] = {}
        self._terms = {entry["@id"]: (term, entry.get("@type", "")) for term, entry in _defined(head)}
        self._taken = {term for term, _ in self._terms.values()}
        out.write(b'{\n"@context": ' + json.dumps(head, indent=1).encode() + b',\n"@graph": [')
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

    def _key(self, predicate: str) -> tuple[str, str]:
        """The name of a property and what the context says that its values are ("" for nothing)."""
        if predicate not in self._keys:
            short = self._id(predicate)
            plain = (self._bare(short), "")
            self._keys[predicate] = self._terms.get(short, plain)
        return self._keys[predicate]

    def _bare(self, short: str) -> str:
        """A term of ours without its prefix, unless the context means something else by that name."""
        name = short.removeprefix(self._vocabulary)
        return short if name == short or name in self._taken else name

    def _node(self, subject: str, values: list[tuple[str, str]]) -> dict[str, Any]:
        node: dict[str, Any] = {"@id": self._id(subject)}
        for predicate, value in sorted(values):
            if predicate == _TYPE:
                node.setdefault("@type", []).append(self._bare(self._id(value)))
            else:
                key, type_ = self._key(predicate)
                node.setdefault(key, []).append(self._value(value, type_))
        return {key: found[0] if isinstance(found, list) and len(found) == 1 else found for key, found in node.items()}

    def _value(self, token: str, type_: str) -> Any:
        if token[0] != '"':
            return self._id(token) if type_ == "@id" else {"@id": self._id(token)}
        cut = token.rindex('"')
        text, mark = _unescape(token[1:cut]), token[cut + 1 :]
        if not mark:
            return {"@value": text} if type_ else text
        if mark[0] == "@":
            return {"@value": text, "@language": mark[1:]}
        datatype = self._id(mark[2:])
        if datatype == type_:
            return text
        if mark[2:] == _INTEGER and not type_ and _SMALL.fullmatch(text):
            return int(text)
        return {"@value": text, "@type": datatype}


def _defined(head: Mapping[str, Any]) -> list[tuple[str, dict[str, str]]]:
    return [(term, entry) for term, entry in head.items() if isinstance(entry, dict)]


def _unescape(text: str) -> str:
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(match: re.Match[str]) -> str:
    number = match[1] or match[2]
    return chr(int(number, 16)) if number else _PLAIN.get(match[3], match[3])
