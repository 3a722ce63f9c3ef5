"""Words for documents and for the events of their lives, from ``data/documents.yml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

Use = Literal["strong", "weak", "outcome", "named"]
Form = Literal["past", "base", "ing", "noun"]


@dataclass(frozen=True, slots=True)
class DocumentNoun:
    """A noun for a document: the kind it means, how much it names alone, one document or several."""

    kind: str
    use: Use
    plural: bool


@dataclass(frozen=True, slots=True)
class DocumentVerb:
    """A word for an event of a document's life, and the form it stands in."""

    event: str
    form: Form


@dataclass(frozen=True, slots=True)
class DocumentName:
    """A document known by a name that holds no document noun."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """All of it, keyed by the words of a form (folded, but for ``names``, which are matched as written)."""

    nouns: Mapping[tuple[str, ...], DocumentNoun]
    verbs: Mapping[tuple[str, ...], tuple[DocumentVerb, ...]]
    names: Mapping[tuple[str, ...], DocumentName]
    not_before: frozenset[str]
    not_after: frozenset[str]


def fold(word: str) -> str:
    """Lower case, with straight apostrophes."""
    return word.replace("’", "'").lower()


def _key(form: str) -> tuple[str, ...]:
    return tuple(fold(form).split())


def document_words(tables: Iterable[Mapping[str, Any]]) -> DocumentWords:
    """The words of several tables of the form of ``documents.yml``; later ones win."""
    nouns: dict[tuple[str, ...], DocumentNoun] = {}
    verbs: dict[tuple[str, ...], list[DocumentVerb]] = {}
    names: dict[tuple[str, ...], DocumentName] = {}
    before: set[str] = set()
    after: set[str] = set()
    for table in tables:
        for row in table.get("nouns", ()):
            for plural, field in ((False, "forms"), (True, "plurals")):
                for form in row.get(field, ()):
                    nouns[_key(form)] = DocumentNoun(row["kind"], row.get("use", "weak"), plural)
        for row in table.get("verbs", ()):
            for form in ("past", "base", "ing", "noun"):
                for words in row.get(form, ()):
                    verbs.setdefault(_key(words), []).append(DocumentVerb(row["event"], form))  # type: ignore[arg-type]
        for row in table.get("names", ()):
            for form in row["forms"]:
                names[tuple(form.split())] = DocumentName(row["name"], row["kind"])
        before.update(table.get("not_before", ()))
        after.update(table.get("not_after", ()))
    return DocumentWords(nouns, {k: tuple(v) for k, v in verbs.items()}, names, frozenset(before), frozenset(after))


@cache
def _shipped() -> Mapping[str, Any]:
    text = files("kg_builder.lexicon").joinpath("data/documents.yml").read_text(encoding="utf-8")
    table: Mapping[str, Any] = yaml.safe_load(text)
    return table


@cache
def load_document_words() -> DocumentWords:
    """The words that come with the program."""
    return document_words([_shipped()])


def with_documents(entries: Sequence[Mapping[str, str]]) -> DocumentWords:
    """The shipped words and a user's own: entries with ``noun``, maybe ``plural``, and ``kind``."""
    rows = [
        {
            "kind": entry.get("kind", "agreement"),
            "use": "strong",
            "forms": [entry["noun"]],
            "plurals": [entry.get("plural") or entry["noun"] + "s"],
        }
        for entry in entries
    ]
    return document_words([_shipped(), {"nouns": rows}]) if rows else load_document_words()
