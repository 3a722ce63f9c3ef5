"""Turtle and TriG that people can read and ``diff`` can compare: grouped, prefixed, sorted, one value a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from tempfile import SpooledTemporaryFile
from typing import IO, Self

from kg_builder.graph.lines import Row, Shortener, subjects

_SPOOL = 1 << 26
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGER = re.compile(r'"([+-]?[0-9]+)"')
_DECIMAL = re.compile(r'"([+-]?[0-9]*\.[0-9]+)"')


class TurtleWriter:
    """Collects graphs; ``finish`` writes the head, with the prefixes that were used, and then all of them.

    To be used in a ``with`` block, since what is collected may spill into a temporary file.
    """

    def __init__(self, prefixes: Mapping[str, str], base: str | None = None) -> None:
        self._prefixes = prefixes
        self._names = Shortener(prefixes, base)
        self._ranks: dict[str, tuple[str, str]] = {}
        self._body = SpooledTemporaryFile(max_size=_SPOOL, mode="w+", encoding="utf-8", newline="\n")  # noqa: SIM115

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._body.close()

    def triples(self, found: Iterable[Row]) -> None:
        """Triples of no graph."""
        for subject, values in subjects(found):
            self._body.write("\n")
            self._body.write(self._block(subject, values, ""))

    def graph(self, name: str, found: Iterable[Row]) -> None:
        """The triples of a named graph."""
        write = self._body.write
        write(f"\n{self._names.short(f'<{name}>')} {{\n")
        for number, (subject, values) in enumerate(subjects(found)):
            if number:
                write("\n")
            write(self._block(subject, values, "    "))
        write("}\n")

    def finish(self, out: IO[bytes]) -> None:
        if self._names.base is not None:
            out.write(f"@base <{self._names.base}> .\n".encode())
        for prefix in sorted(self._names.used):
            out.write(f"@prefix {prefix}: <{self._prefixes[prefix]}> .\n".encode())
        self._body.seek(0)
        while chunk := self._body.read(1 << 20):
            out.write(chunk.encode("utf-8"))

    def _rank(self, predicate: str) -> tuple[str, str]:
        """What a predicate is sorted by (class and label first) and how it is written."""
        if predicate not in self._ranks:
            short = "a" if predicate == _TYPE else self._names.short(predicate)
            order = {_TYPE: "0", _LABEL: "1"}.get(predicate, f"2{predicate}")
            self._ranks[predicate] = (order, short)
        return self._ranks[predicate]

    def _block(self, subject: str, values: list[tuple[str, str]], indent: str) -> str:
        short = self._names.short
        ranked = sorted((self._rank(predicate), value) for predicate, value in values)
        parts = [indent, subject if subject[0] == "_" else short(subject)]
        last = ""
        for (_, predicate), value in ranked:
            if predicate == last:
                parts.append(f",\n{indent}        ")
            else:
                parts.append(f" ;\n{indent}    {predicate} " if last else f" {predicate} ")
            last = predicate
            first = value[0]
            parts.append(short(value) if first == "<" else self._literal(value) if first == '"' else value)
        parts.append(" .\n")
        return "".join(parts)

    def _literal(self, token: str) -> str:
        if token[-1] != ">":
            return token
        cut = token.rindex('"^^<') + 1
        text, datatype = token[:cut], token[cut + 2 :]
        if datatype.startswith(_XSD, 1):
            name = datatype[len(_XSD) + 1 : -1]
            bare = {"integer": _INTEGER, "decimal": _DECIMAL}.get(name)
            match = bare.fullmatch(text) if bare else None
            if match:
                return match[1]
        return f"{text}^^{self._names.short(datatype)}"
