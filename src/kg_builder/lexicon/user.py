"""A user's own words: titles, organisations, countries, honorifics, meeting and document nouns in one YAML file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from kg_builder.errors import LexiconError
from kg_builder.lexicon.phrases import word_set

# For each list: the keys of an entry and what they hold; None: an entry is a text.
_FORM: dict[str, dict[str, str] | None] = {
    "titles": {"title": "text", "family": "text"},
    "organisations": {"name": "text", "aliases": "list", "kind": "text", "country": "text"},
    "countries": {"name": "text", "aliases": "list", "demonyms": "list"},
    "honorifics": None,
    "meetings": {"noun": "text", "kind": "text"},
    "documents": {"noun": "text", "plural": "text", "kind": "text"},
}
_CODES: dict[tuple[str, str], frozenset[str]] = {
    ("titles", "family"): word_set("state envoy house firm crown rank"),
    ("meetings", "kind"): word_set(
        "audience briefing call ceremony conference consultation dialogue forum meeting reception seminar session "
        "summit talks"
    ),
    ("documents", "kind"): word_set(
        "treaty agreement memorandum protocol convention charter declaration statement communique resolution decision "
        "plan programme roadmap contract letter other"
    ),
}


def _refuse(path: Path, node: yaml.Node, expected: str) -> LexiconError:
    return LexiconError(expected, path=path, line=node.start_mark.line + 1)


def _texts(path: Path, node: yaml.Node, what: str) -> list[str]:
    if not isinstance(node, yaml.SequenceNode):
        raise _refuse(path, node, f"{what} should be a list of texts")
    return [_one_text(path, item, f"an entry of {what}") for item in node.value]


def _one_text(path: Path, node: yaml.Node, what: str) -> str:
    if not isinstance(node, yaml.ScalarNode) or not any(c.isalpha() for c in node.value):
        raise _refuse(path, node, f"{what} should be a text with letters")
    return str(node.value)


def _entry(path: Path, node: yaml.Node, kind: str, form: dict[str, str]) -> dict[str, Any]:
    main = next(iter(form))
    if not isinstance(node, yaml.MappingNode):
        raise _refuse(path, node, f"an entry of {kind} should have the keys {', '.join(form)}")
    entry: dict[str, Any] = {}
    for key, value in node.value:
        if key.value not in form:
            raise _refuse(path, key, f"unknown key {key.value!r} in {kind}, expected {', '.join(form)}")
        what = f"{key.value!r} of {kind}"
        entry[key.value] = _texts(path, value, what) if form[key.value] == "list" else _one_text(path, value, what)
        codes = _CODES.get((kind, key.value))
        if codes is not None and entry[key.value] not in codes:
            raise _refuse(path, value, f"{key.value} {entry[key.value]!r}, expected one of {', '.join(sorted(codes))}")
    if main not in entry:
        raise _refuse(path, node, f"an entry of {kind} needs the key {main!r}")
    return entry


def read_user_file(path: Path) -> dict[str, list[Any]]:
    """The lists in the user's file; LexiconError with file and line for a mistake in it."""
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise LexiconError(f"not YAML: {error.problem}", path=path, line=line) from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise LexiconError(f"cannot be read: {error}", path=path) from error
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        raise _refuse(path, root, f"expected the keys {', '.join(_FORM)}")
    lists: dict[str, list[Any]] = {}
    for key, value in root.value:
        if key.value not in _FORM:
            raise _refuse(path, key, f"unknown key {key.value!r}, expected {', '.join(_FORM)}")
        form = _FORM[key.value]
        if form is None:
            lists[key.value] = _texts(path, value, key.value)
        elif not isinstance(value, yaml.SequenceNode):
            raise _refuse(path, value, f"{key.value} should be a list")
        else:
            lists[key.value] = [_entry(path, item, key.value, form) for item in value.value]
    return lists
