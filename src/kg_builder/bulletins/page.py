"""HTML as lines of visible text that know their place in the file, and what the page says of itself."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg_builder.bulletins.dates import parse_date
from kg_builder.bulletins.normalise import normalise
from kg_builder.bulletins.traced import Traced

# every part is bounded or runs to the end of the text, so that the time is linear for any input
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|noscript|template|svg|iframe|select|button)\b[^<>]{0,4000}>.*?(?:</(?P=raw)\s{0,9}>|\Z)"
    r"|<(?P<close>/?)(?P<tag>[a-zA-Z][\w:-]{0,60})(?P<attributes>(?:[^<>\"']{1,2000}|\"[^\"]{0,4000}\"|'[^']{0,4000}'){0,99}+)>"
    r"|<[!?][^<>]{0,4000}>"
    r"|(?P<text>[^<]+|<)",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_BREAK = {"br", "li", "tr", "dt", "dd", "option"}
_BLOCK = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header", "footer", "main", "aside", "nav",
    "ul", "ol", "dl", "table", "tbody", "thead", "caption", "blockquote", "pre", "figure", "figcaption", "address",
    "center", "details", "summary", "form", "fieldset", "hr", "title", "head", "body",
}  # fmt: skip
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)")
_DATES = (
    "article:published_time", "datepublished", "dcterms.issued", "dc.date.issued", "dcterms.created", "dcterms.date",
    "dc.date", "date", "pubdate", "publishdate", "publication_date", "publish-date", "article:published",
)  # fmt: skip
_PUBLISHERS = (
    "og:site_name",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "article:publisher",
    "application-name",
)
_LICENCES = ("dcterms.license", "dc.rights", "dcterms.rights", "license")


@dataclass(slots=True)
class Page:
    """``lines`` are the visible lines, empty ones between blocks; ``links`` says of each whether it is nothing but
    links, as in a menu; ``headings`` are the level-one headings."""

    lines: list[Traced] = field(default_factory=list)
    links: list[bool] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    title: str | None = None
    meta: dict[str, str] = field(default_factory=dict)

    def first(self, names: tuple[str, ...]) -> str | None:
        return next((self.meta[name] for name in names if self.meta.get(name)), None)

    @property
    def publisher(self) -> str | None:
        return self.first(_PUBLISHERS)

    @property
    def licence(self) -> str | None:
        return self.first(_LICENCES)

    @property
    def published(self) -> str | None:
        return next((self.meta[name] for name in (*_DATES, "time") if parse_date(self.meta.get(name))), None)


def read_page(source: str) -> Page:
    """Take an HTML page or fragment apart. Never fails: what is no tag is text."""
    page = Page()
    reader = _Lines(page)
    saved = _SAVED_FROM.search(source[:5000])
    if saved:
        page.meta["canonical"] = saved[1]
    for match in _TOKEN.finditer(source):
        if match["text"]:
            reader.text(Traced.whole(match["text"], match.start()))
        elif match["tag"]:
            reader.tag(match["tag"].lower(), bool(match["close"]), match["attributes"])
        elif (match["raw"] or "").lower() == "script" and "ld+json" in match.group()[:200].lower():
            _linked_data(match.group(), page.meta)
    reader.flush()
    return page


def fragment_lines(source: str) -> list[Traced]:
    """The lines of a piece of HTML, as feeds hold it; of plain text, its own lines."""
    if not re.search(r"</?[a-zA-Z][^>]*>|&\w+;|&#", source):
        return normalise(Traced.whole(source)).lines()
    return read_page(source).lines


class _Lines:
    """Gathers text into lines while tags go by."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.parts: list[Traced | str] = []
        self.heading = False
        self.in_title = False
        self.in_link = 0
        self.outside = False  # whether the line has words that are no link
        self.broken = False  # whether the table cell at hand has been broken into lines

    def text(self, text: Traced) -> None:
        if not self.in_link and any(c.isalnum() for c in text.text):
            self.outside = True
        if "&" in text.text:
            text = text.rewrite(_ENTITY, lambda match: html.unescape(match.group()))
        self.parts.append(text)

    def flush(self, *, gap: bool = True) -> None:
        line = normalise(Traced.join(self.parts))
        line = normalise(line.same_length(line.text.replace("\n", " "))).strip()
        self.parts = ["- "] if line.text == "-" and not self.in_title else []
        if self.in_title:
            self.page.title = self.page.title or line.text or None
            return
        if line.text.strip("-| "):
            if self.heading:
                self.page.headings.append(line.text)
            self.page.lines.append(line.cut(0, len(line.text.rstrip("| "))))
            self.page.links.append(not self.outside and not self.heading)
            self.broken = True
        self.outside = False
        if gap and self.page.lines and self.page.lines[-1]:
            self.page.lines.append(Traced(""))
            self.page.links.append(False)

    def tag(self, name: str, closing: bool, attributes: str) -> None:
        if name in _BLOCK:
            self.flush()
        elif name in _BREAK:
            self.flush(gap=name == "br" and not any(str(getattr(part, "text", part)).strip() for part in self.parts))
        if name == "h1":
            self.heading = not closing
        elif name == "title":
            self.in_title = not closing and self.page.title is None
        elif name == "li" and not closing:
            self.parts.append("- ")
        elif name in ("td", "th"):
            self._cell(closing)
        elif name == "a":
            self.in_link = max(self.in_link + (-1 if closing else 1), 0)
        if name in ("meta", "link", "time", "a") and not closing and attributes:
            self._about(name, attributes)

    def _cell(self, closing: bool) -> None:
        """The cells of a row stand in one line, unless they hold lines of their own."""
        if not closing:
            self.broken = False
        elif self.broken:
            self.flush()
        else:
            self.parts.append(" | ")

    def _about(self, name: str, attributes: str) -> None:
        found = {
            match[1].lower(): html.unescape(match[2] or match[3] or match[4] or "").strip()
            for match in _ATTRIBUTE.finditer(attributes)
        }
        meta = self.page.meta
        if name == "meta":
            key = found.get("property") or found.get("name") or found.get("itemprop")
            if key and found.get("content"):
                meta.setdefault(key.lower(), found["content"])
        elif name == "time":
            if found.get("datetime"):
                meta.setdefault("time", found["datetime"])
        elif found.get("href") and found.get("rel", "").lower() in ("canonical", "license"):
            meta.setdefault(found["rel"].lower(), found["href"])


def _linked_data(script: str, meta: dict[str, str]) -> None:
    """Date and publisher of a schema.org description, if there is a sound one."""
    try:
        plain = json.loads(script[script.index(">") + 1 : script.rindex("<")])
    except (ValueError, RecursionError):
        return
    for item in _objects(plain):
        published = item.get("datePublished")
        if isinstance(published, str):
            meta.setdefault("datepublished", published)
        publisher = item.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            meta.setdefault("publisher", publisher["name"])


def _objects(plain: object) -> Iterator[dict[str, object]]:
    if isinstance(plain, list):
        for item in plain[:20]:
            yield from _objects(item)
    elif isinstance(plain, dict):
        yield plain
        graph = plain.get("@graph")
        if isinstance(graph, list):
            yield from (item for item in graph[:20] if isinstance(item, dict))
