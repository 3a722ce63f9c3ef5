"""Files into bulletins: loading with caps, the right format, ids and hashes."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import stat
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kg_builder.bulletins.board import read_board
from kg_builder.bulletins.detect import ENDINGS, detect, ending
from kg_builder.bulletins.draft import Draft, Source
from kg_builder.bulletins.feed import read_feed
from kg_builder.bulletins.html import read_html
from kg_builder.bulletins.jsonlines import read_json, read_jsonlines
from kg_builder.bulletins.language import identify
from kg_builder.bulletins.mail import read_mail
from kg_builder.bulletins.markdown import read_markdown
from kg_builder.bulletins.normalise import normalise
from kg_builder.bulletins.pdf import read_pdf
from kg_builder.bulletins.tabular import read_tabular
from kg_builder.bulletins.traced import Traced
from kg_builder.errors import KgBuilderError, SourceError
from kg_builder.model.bulletin import Bulletin

FILE_CAP = 64 * 1024 * 1024
TEXT_CAP = 1_000_000
ID_CAP = 240

_FORMATS: dict[str, Callable[[Source], Iterable[Draft | SourceError]]] = {
    "text": read_board,
    "markdown": read_markdown,
    "jsonlines": read_jsonlines,
    "json": read_json,
    "html": read_html,
    "mail": read_mail,
    "feed": read_feed,
    "tabular": read_tabular,
    "pdf": read_pdf,
}
# formats of one bulletin a file; the others hold any number, each with its part
_SINGLE = {"text", "markdown", "html", "mail", "pdf"}
_SKIPPED_NAMES = ("readme", "license", "licence", "changelog", "contributing")


def discover(root: Path) -> Iterator[Path]:
    """The files under ``root`` that can be read, sorted; ``root`` itself if it is a file.

    Hidden files and folders and files that describe a folder (README, LICENSE) are passed over.
    """
    if not root.exists():
        raise SourceError("there is no such file or folder", path=root)
    if not root.is_dir():
        yield root
        return
    found: list[Path] = []
    for folder, names, files in os.walk(root):
        names[:] = [name for name in names if not name.startswith(".")]
        found += [Path(folder, name) for name in files if _is_candidate(name)]
    yield from sorted(found, key=lambda path: path.relative_to(root).parts)


def _is_candidate(name: str) -> bool:
    stem = name.lower().split(".")[0]
    return not name.startswith(".") and stem not in _SKIPPED_NAMES and ending(name) in ENDINGS


def read(path: Path, *, publisher: str | None = None) -> Iterator[Bulletin | SourceError]:
    """The bulletins of one file, in its order.

    ``publisher`` is whose bulletins these are, where they do not say so. A container (JSON Lines,
    a feed, a table) yields an error for an item that cannot be read and goes on; SourceError is
    raised if the file as a whole cannot be read. ``source`` of a bulletin is the file's name
    without its folders, so that a graph does not depend on where the files lie.
    """
    name = clean_text(path.name)
    source = Source(name, _stem(name), _load(path))
    form = detect(name, source.data)
    try:
        drafts = iter(_FORMATS[form](source))
        first = next(drafts, None)
    except KgBuilderError as error:
        raise type(error)(error.reason, path=path, line=error.line) from None
    if first is None:
        raise SourceError("has no bulletin in it", path=path)
    if isinstance(first, Draft) and (form in _SINGLE or first.part is None):
        bulletin = _finish(first, source, publisher)
        if isinstance(bulletin, SourceError):
            raise SourceError(bulletin.reason, path=path)
        return iter([bulletin])
    return _several(first, drafts, path, source, publisher)


def _several(
    first: Draft | SourceError, rest: Iterator[Draft | SourceError], path: Path, source: Source, publisher: str | None
) -> Iterator[Bulletin | SourceError]:
    item: Draft | SourceError | None = first
    while item is not None:
        result = item if isinstance(item, SourceError) else _finish(item, source, publisher)
        if isinstance(result, SourceError):
            result = SourceError(result.reason, path=path, line=result.line)
        yield result
        item = next(rest, None)


def _stem(name: str) -> str:
    """The file's name without the ending that tells its format."""
    if name.lower().endswith(".gz"):
        name = name[:-3]
    return name[: -len(ending(name))] if ending(name) in ENDINGS else name


def _load(path: Path) -> bytes:
    """The bytes of a file, decompressed; SourceError for what is missing, empty or too large."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise SourceError("is a folder, not a file", path=path)
        if not stat.S_ISREG(status.st_mode):
            raise SourceError("is no ordinary file", path=path)
        if status.st_size > FILE_CAP:
            raise SourceError(f"has {_megabytes(status.st_size)}; at most {_megabytes(FILE_CAP)} are read", path=path)
        data = path.read_bytes()
        if data[:2] == b"\x1f\x8b":
            with gzip.open(path) as file:
                data = file.read(FILE_CAP + 1)
            if len(data) > FILE_CAP:
                raise SourceError(f"decompresses to more than {_megabytes(FILE_CAP)}", path=path)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise SourceError(f"is damaged gzip data: {error}", path=path) from None
    except FileNotFoundError:
        raise SourceError("there is no such file", path=path) from None
    except OSError as error:
        raise SourceError(error.strerror or str(error), path=path) from None
    if not data.strip():
        raise SourceError("is empty", path=path)
    return data


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.0f} MB"


def _finish(draft: Draft, source: Source, publisher: str | None) -> Bulletin | SourceError:
    """The bulletin of a draft; an error for one that is empty or too long."""
    text = _whole_text(draft)
    line = int(draft.part) if draft.part and draft.part.isdigit() else None
    if not any(c.isalnum() for c in text.text):
        return SourceError("has no text in it", path=source.name, line=line)
    if len(text) > TEXT_CAP:
        reason = f"has {len(text):,} characters; at most {TEXT_CAP:,} a bulletin are read"
        return SourceError(reason, path=source.name, line=line)
    subject = draft.subject.text if draft.subject else None
    identifier = draft.id or (source.stem if line is None else f"{source.stem}-{line}")
    bulletin = Bulletin(
        id=_short(clean_text(identifier)),
        source=source.name,
        text=text.text,
        sha256="",
        subject=subject,
        published=draft.published,
        publisher=_optional(draft.publisher) or publisher,
        web_address=_optional(draft.web_address),
        licence=_optional(draft.licence),
        language=identify(text.text),
        offsets=text.offsets,
        part=draft.part,
        references=tuple(clean_text(reference) for reference in draft.references),
    )
    return _hashed(bulletin)


def _short(identifier: str) -> str:
    """An id that fits into a file name and an IRI: a longer one ends in its hash."""
    if len(identifier) <= ID_CAP:
        return identifier
    return identifier[: ID_CAP - 9] + "-" + hashlib.sha256(identifier.encode()).hexdigest()[:8]


def _whole_text(draft: Draft) -> Traced:
    if not draft.subject:
        return draft.body
    return Traced.join([draft.subject, "\n\n", draft.body]) if draft.body else draft.subject


def clean_text(text: str) -> str:
    """One line, without invisible characters and those that no encoding takes."""
    plain = normalise(Traced(text.encode("utf-8", errors="replace").decode("utf-8")))
    return " ".join(plain.text.split())


def _optional(text: str | None) -> str | None:
    return (clean_text(text) or None) if text else None


def _hashed(bulletin: Bulletin) -> Bulletin:
    return replace(bulletin, sha256=digest(bulletin))


def digest(bulletin: Bulletin, *, with_id: bool = True) -> str:
    """SHA-256 of all that is read; without the id, of what makes two bulletins copies of each other."""
    content = {
        "id": bulletin.id if with_id else None,
        "text": bulletin.text,
        "subject": bulletin.subject,
        "published": bulletin.published.value if bulletin.published else None,
        "publisher": bulletin.publisher,
        "web_address": bulletin.web_address,
        "licence": bulletin.licence,
        "references": list(bulletin.references),
    }
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", errors="surrogatepass")).hexdigest()
