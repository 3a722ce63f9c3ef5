"""Whatever the bytes: a bulletin or a SourceError, and offsets that lead to the same characters."""

import html
import json
import re
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from kg_builder.bulletins import read
from kg_builder.bulletins.encoding import decode
from kg_builder.bulletins.traced import Traced
from kg_builder.errors import SourceError
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.text import Span

LINES = st.sampled_from(
    [
        "Board View", "SUBJECT Talks in Port Azure…", "SUBJECT The Premier\\u2019s call", "DATE 2021-06-03", "", "  ",
        "Talks in Port Azure on the ferry line", "Minister Berg met\u00a0Mr\u200b Mar.", "Photo: Norland",
        "# Talks", "- [Mar](http://x.example)", "**Berg** and _Mar_", "BY Harbour Secretariat (", "References",
        "Norland. (2021, June 3). Talks. Retrieved from", "---", "| a | b |", "\ufeff\u202bשלום\u202c", "上海合作??",
        "\x00", "# # #", "\x0c",
        "title: a: b", "<!-- x", "-->", "{\"text\": \"a\"}", "3 June 2021", "\ud83d", "![x](y)",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=12).map("\n".join))
ENDINGS = st.sampled_from(
    [".txt", ".md", ".jsonl", ".json", ".html", ".eml", ".xml", ".csv", ".tsv", ".pdf", ".unknown", ".txt.gz"]
)


SUBJECT_ESCAPE = re.compile(r"\\u2019")
ESCAPE = re.compile(r"(?:\\u[0-9a-fA-F]{4})+|\\.")


def visible(text: str) -> str:
    text = unicodedata.normalize("NFKC", text)
    return "".join(c for c in text if c.isprintable() and not c.isspace() and c not in "\ufffd\u00a8\u00b4\u00b8")


def bulletins_of(data: bytes, name: str) -> list[Bulletin]:
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        try:
            items = list(read(path))
        except SourceError:
            return []
    return [item for item in items if isinstance(item, Bulletin)]


@given(st.binary(max_size=400), ENDINGS)
@settings(deadline=None)
def test_no_crash_on_bytes(data, ending):
    bulletins_of(data, "a" + ending)


@given(
    TEXTS,
    st.sampled_from([".txt", ".md", ".html", ".csv"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.data(),
)
@settings(deadline=None)
def test_offsets_lead_to_the_same_characters(text, ending, encoding, data):
    raw = text.encode(encoding, errors="replace")
    for bulletin in bulletins_of(raw, "a" + ending):
        check(bulletin, decode(raw), data)


@given(TEXTS, TEXTS, st.booleans(), st.data())
@settings(deadline=None)
def test_offsets_into_a_json_line(subject, body, ascii_only, data):
    line = json.dumps({"subject": subject, "text": body}, ensure_ascii=ascii_only)
    for bulletin in bulletins_of(line.encode("utf-8", errors="replace"), "a.jsonl"):
        check(bulletin, line.encode("utf-8", errors="replace").decode(), data, ESCAPE)


def check(bulletin: Bulletin, source: str, data: st.DataObject, escape: re.Pattern[str] = SUBJECT_ESCAPE) -> None:
    start = data.draw(st.integers(0, len(bulletin.text)))
    span = Span(start, data.draw(st.integers(start, len(bulletin.text))))
    where = bulletin.offsets.to_source(span)
    inside = visible("".join(bulletin.text[n] for n in range(span.start, span.end) if stands(bulletin, n)))
    assert where is not None or not inside
    if where is not None:
        assert 0 <= where.start < where.end <= len(source)
        rest = iter(visible(unescaped(where.of(source), escape)))
        assert all(c in rest for c in inside)


def stands(bulletin: Bulletin, at: int) -> bool:
    """Whether a character of the text stands in the source."""
    return bulletin.offsets.to_source(Span(at, at + 1)) is not None


def unescaped(source: str, escape: re.Pattern[str]) -> str:
    """A stretch of a source with what its escapes, entities and letters in parts say."""
    source = escape.sub(lambda match: match.group() + str(json.loads(f'"{match.group()}"')), source)
    return unicodedata.normalize("NFKC", html.unescape(source.replace('""', '"')))


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5))
def test_cut_and_join_keep_track(source, cuts):
    whole = Traced.whole(source)
    parts: list[Traced | str] = []
    for start, end in cuts:
        parts += [whole.cut(min(start, end), max(start, end)), "+"]
    joined = Traced.join(parts)
    for text_start, at, length in joined.pieces:
        assert joined.text[text_start : text_start + length] == source[at : at + length]
    assert sum(length for _, _, length in joined.pieces) == len(joined.text) - len(cuts)
