"""Files into bulletins: forms, encodings, caps, errors."""

import gzip
import json
from pathlib import Path

import pytest

from kg_builder.bulletins import discover, read
from kg_builder.bulletins import reader as reader_module
from kg_builder.errors import SourceError
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.text import Span

BOARD = """Board View
SUBJECT [Jun 3] Foreign Ministers of Norland and Sudland Meet in Port…
DATE 2021-06-03

Photo: Norland Press. The ministers at the harbour

Foreign Ministers of Norland and Sudland Meet in Port Azure

Foreign Minister Anna Berg met her colleague Luis Mar today.

They agreed on a ferry line.

References

Ministry of Norland. (2021, June 3). The ministers meet. Retrieved from

BY Harbour Secretariat ("""


def one(path: Path, content: str | bytes, **options) -> Bulletin:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (bulletin,) = read(path, **options)
    assert isinstance(bulletin, Bulletin)
    assert_offsets(bulletin, content if isinstance(content, str) else None)
    return bulletin


def assert_offsets(bulletin: Bulletin, source: str | None) -> None:
    assert bulletin.text == "" or bulletin.offsets.pieces
    if source is None:
        return
    for start, at, length in bulletin.offsets.pieces:
        for shown, original in zip(bulletin.text[start : start + length], source[at : at + length], strict=True):
            same = shown == original or shown == "’"  # an escape in these tests
            assert same or (shown in " \n\ufffd" and not original.isprintable()) or original.isspace()


def test_board(tmp_path):
    bulletin = one(tmp_path / "ferry.txt", BOARD, publisher="Harbour Board")
    assert bulletin.id == "ferry"
    assert bulletin.source == "ferry.txt"
    assert bulletin.subject == "Foreign Ministers of Norland and Sudland Meet in Port Azure"
    assert bulletin.published is not None
    assert bulletin.published.value == "2021-06-03"
    assert bulletin.publisher == "Harbour Board"
    assert bulletin.language == "en"
    assert bulletin.text == (
        f"{bulletin.subject}\n\nForeign Minister Anna Berg met her colleague Luis Mar today.\n\n"
        "They agreed on a ferry line."
    )
    assert bulletin.references == ("Ministry of Norland. (2021, June 3). The ministers meet. Retrieved from",)


def test_evidence_leads_back_into_the_file(tmp_path):
    bulletin = one(tmp_path / "ferry.txt", BOARD)
    start = bulletin.text.index("Luis Mar")
    where = bulletin.offsets.to_source(Span(start, start + 8))
    assert where is not None
    assert where.of(BOARD) == "Luis Mar"


@pytest.mark.parametrize(
    ("left_out", "subject", "published"),
    [
        ("Board View\n", True, True),
        ("SUBJECT [Jun 3] Foreign Ministers of Norland and Sudland Meet in Port…\n", True, True),
        ("DATE 2021-06-03\n", True, False),
    ],
)
def test_board_with_a_part_missing(tmp_path, left_out, subject, published):
    bulletin = one(tmp_path / "ferry.txt", BOARD.replace(left_out, ""))
    assert bulletin.text.endswith("They agreed on a ferry line.")
    assert "BY Harbour" not in bulletin.text
    assert (bulletin.published is not None) == published
    assert (bulletin.subject is not None) == subject


def test_escapes_in_a_subject(tmp_path):
    source = "Board View\nSUBJECT Readout of the Premier\\u2019s Call\nDATE 2021-06-03\n\nThe Premier spoke today.\n"
    bulletin = one(tmp_path / "a.txt", source)
    assert bulletin.subject == "Readout of the Premier’s Call"
    where = bulletin.offsets.to_source(bulletin.subject_span)
    assert where is not None
    assert where.of(source) == "Readout of the Premier\\u2019s Call"


def test_plain_text_with_letterhead(tmp_path):
    source = (
        "MINISTRY OF FOREIGN AFFAIRS OF NORLAND\nPRESS RELEASE No. 12/2021\n3 June 2021\n\n"
        "Minister Berg receives the Ambassador of Sudland\n\nMinister Anna Berg received the Ambassador today.\n"
    )
    bulletin = one(tmp_path / "note.txt", source)
    assert bulletin.publisher == "MINISTRY OF FOREIGN AFFAIRS OF NORLAND"
    assert bulletin.subject == "Minister Berg receives the Ambassador of Sudland"
    assert bulletin.published is not None
    assert bulletin.published.value == "2021-06-03"


def test_hard_wrapped_lines_are_joined(tmp_path):
    source = (
        "The Minister of Foreign Affairs of Norland, Anna Berg, will pay an official\n"
        "visit to Sudland on 4 and 5 June at the invitation of her colleague Luis\n"
        "Mar. They will open the ferry line between the two capitals and sign an\n"
        "agreement on pilots.\n\n- ferry\n- pilots\n"
    )
    bulletin = one(tmp_path / "wrapped.txt", source)
    assert bulletin.text.splitlines()[0].endswith("sign an agreement on pilots.")
    assert bulletin.text.splitlines()[2:] == ["- ferry", "- pilots"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_encodings(tmp_path, encoding, line_end):
    source = (
        f"Visit of the Minister{line_end}{line_end}Minister François Dupré – “the guest” – met Ms\u00a0Berg.{line_end}"
    )
    bulletin = one(tmp_path / "a.txt", source.encode(encoding))
    assert bulletin.text == "Visit of the Minister\n\nMinister François Dupré – “the guest” – met Ms Berg."
    start = bulletin.text.index("Ms Berg")
    where = bulletin.offsets.to_source(Span(start, start + 7))
    assert where is not None
    assert where.of(source) == "Ms\u00a0Berg"


def test_utf8_cut_inside_a_character(tmp_path):
    bulletin = one(tmp_path / "a.txt", "The ministers met François Dupré and Sergey Lavrov – ".encode()[:-2])
    assert bulletin.text.startswith("The ministers met François Dupré")


def test_invisible_characters_and_mojibake(tmp_path):
    mixed = "上海合作??Шанхайская организацияThe SCO â€œstatementâ€\u009d stands."
    bulletin = one(tmp_path / "a.txt", f"The Min\u00adister\u200b met Mr\u202fBerg\u200f.\n\n{mixed}\n")
    assert bulletin.text == f"The Minister met Mr Berg.\n\n{mixed}"


def test_markdown(tmp_path):
    source = """---
title: Talks on *ferries*
date: 2021-06-03
publisher: Government of Norland
url: https://norland.example/1
license: CC0
---
# Talks on ferries

Minister **Anna Berg** met [Luis Mar](https://sudland.example/mar)
in Port Azure.

![The ministers](picture.jpg)

## Outcome

* a _ferry_ line
* pilots

| Country | Ships |
| --- | --- |
| Norland | 3 |
"""
    bulletin = one(tmp_path / "talks.md", source)
    assert bulletin.subject == "Talks on ferries"
    assert bulletin.text.splitlines()[2:] == [
        "Minister Anna Berg met Luis Mar in Port Azure.",
        "",
        "Outcome",
        "",
        "- a ferry line",
        "- pilots",
        "",
        "Country | Ships",
        "",
        "Norland | 3",
    ]
    assert (bulletin.publisher, bulletin.licence) == ("Government of Norland", "CC0")
    assert bulletin.web_address == "https://norland.example/1"


def test_jsonlines_with_a_bad_line(tmp_path):
    path = tmp_path / "all.jsonl"
    good = {
        "id": "n-1",
        "Title": "Talks",
        "date": "2021-06-03T10:00:00Z",
        "body": "Minister Berg “met”\nMr Mar.\n\tDone 😀.",
        "publisher": "Norland",
        "url": "https://norland.example/1",
        "license": "CC0",
    }
    lines = [json.dumps(good), "{broken", "", json.dumps({"id": "n-2"}), json.dumps(good, ensure_ascii=False), "[1]"]
    path.write_text("\n".join(lines), encoding="utf-8")
    items = list(read(path))
    bulletins = [item for item in items if isinstance(item, Bulletin)]
    assert [item.line for item in items if isinstance(item, SourceError)] == [2, 4, 6]
    assert [b.part for b in bulletins] == ["1", "5"]
    assert bulletins[0].sha256 == bulletins[1].sha256
    for bulletin, line in zip(bulletins, (lines[0], lines[4]), strict=True):
        assert bulletin.id == "n-1"
        assert bulletin.text == "Talks\n\nMinister Berg “met”\nMr Mar.\nDone 😀."
        assert (bulletin.publisher, bulletin.licence) == ("Norland", "CC0")
        start = bulletin.text.index("Mr Mar")
        where = bulletin.offsets.to_source(Span(start, start + 6))
        assert where is not None
        assert where.of(line) == "Mr Mar"


def test_gzipped_jsonlines_without_ids(tmp_path):
    path = tmp_path / "all.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "The ministers met."}\n{"text": "They met again."}\n'))
    assert [item.id for item in read(path) if isinstance(item, Bulletin)] == ["all-1", "all-2"]


def test_json_object_and_list(tmp_path):
    assert one(tmp_path / "a.json", '{"text": "The ministers met."}').id == "a"
    path = tmp_path / "b.json"
    path.write_text('[{"text": "The ministers met.", "id": "x"}, {"no": 1}, {"text": "Again they met."}]')
    items = list(read(path))
    assert [type(item).__name__ for item in items] == ["Bulletin", "SourceError", "Bulletin"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\r\n\t", "empty"),
        (b"\xef\xbb\xbf \n", "no text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "picture"),
        (b"PK\x03\x04" + bytes(200), "ZIP"),
        (bytes(range(256)) * 10, "binary"),
        (b"\xff\xfeA\x00\x00\xd8B\x00" + b"C\x00" * 50, "UTF-16"),
        (b"\x1f\x8b\x08\x00broken", "gzip"),
        (b"The minister met. " * 60_000, "1,079,999"),
    ],
)
def test_refused(tmp_path, content, reason):
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=reason) as caught:
        list(read(path))
    assert str(path) in str(caught.value)


def test_missing_folder_and_huge(tmp_path, monkeypatch):
    with pytest.raises(SourceError, match="no such file"):
        read(tmp_path / "none.txt")
    with pytest.raises(SourceError, match="folder"):
        read(tmp_path)
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(SourceError, match="has 200 MB; at most 64 MB"):
        read(huge)
    monkeypatch.setattr(reader_module, "FILE_CAP", 1000)
    bomb = tmp_path / "bomb.txt.gz"
    bomb.write_bytes(gzip.compress(b"a" * 5000))
    with pytest.raises(SourceError, match="decompresses to more"):
        read(bomb)


def test_hash_covers_all_that_is_read(tmp_path):
    path = tmp_path / "a.jsonl"
    rows = [
        {"id": "a", "text": "They met."},
        {"id": "b", "text": "They met."},
        {"id": "a", "text": "They met.", "date": "2021"},
        {"id": "a", "text": "They met.", "licence": "CC0"},
        {"id": "a", "text": "They met.", "references": ["x"]},
        {"id": "a", "text": "They met.", "unknown": 1},
    ]
    path.write_text("\n".join(map(json.dumps, rows)))
    hashes = [item.sha256 for item in read(path) if isinstance(item, Bulletin)]
    assert len(set(hashes)) == 5
    assert hashes[0] == hashes[5]
    first, second, *_ = (item for item in read(path) if isinstance(item, Bulletin))
    assert reader_module.digest(first, with_id=False) == reader_module.digest(second, with_id=False)


def test_discover(tmp_path):
    for name in ("b/z.txt", "b/a.md", "a.jsonl.gz", "README.md", ".hidden/x.txt", "b/.x.txt", "program.py", "c.TXT"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [path.relative_to(tmp_path).as_posix() for path in discover(tmp_path)]
    assert found == ["a.jsonl.gz", "b/a.md", "b/z.txt", "c.TXT"]
    assert list(discover(tmp_path / "README.md")) == [tmp_path / "README.md"]
    with pytest.raises(SourceError, match="no such"):
        list(discover(tmp_path / "nowhere"))


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Talks in the capital\n\nNORTHPORT, 6 September 2023 — Minister Berg met Mr Mar.", "2023-09-06"),
        ("Talks in the capital\n\nNew Delhi: 11 May 2023\n\nMinister Berg met Mr Mar.", "2023-05-11"),
        ("Talks in the capital\n\nPort Azure (June 3, 2021) – Minister Berg met Mr Mar.", "2021-06-03"),
        ("Talks in the capital\n\nMinister Berg met Mr Mar.\n\nMINISTRY OF LAW\n19 SEPTEMBER 2017", "2017-09-19"),
        ("Talks in the capital\n\nMinister Berg met Mr Mar.\n\nMINISTRY OF LAW 19 SEPTEMBER 2017", "2017-09-19"),
        ("Talks in the capital\n\nPORT AZURE, 6 September — Minister Berg met Mr Mar.", None),
        ("Talks in the capital\n\nMinister Berg met Mr Mar on 3 June 2021 - a first.", None),
        ("Talks in the capital\n\nThe treaty (3 June 2021) stands.", None),
    ],
)
def test_date_of_a_text_without_a_header(tmp_path, text, published):
    bulletin = one(tmp_path / "a.txt", text)
    assert (bulletin.published and bulletin.published.value) == published


def test_letters_in_two_parts_and_ligatures(tmp_path):
    source = "Visit\n\nMinister Franc\u0327ois Dupre\u0301 of the o\ufb03ce met Ms Erdo\u011fan-Be\u0301."
    bulletin = one_of_parts(tmp_path / "a.txt", source)
    assert bulletin.text == "Visit\n\nMinister François Dupré of the office met Ms Erdoğan-Bé."
    start = bulletin.text.index("Dupré")
    where = bulletin.offsets.to_source(Span(start, start + 5))
    assert where is not None
    assert where.of(source) == "Dupre\u0301"


def one_of_parts(path: Path, content: str) -> Bulletin:
    path.write_text(content, encoding="utf-8")
    (bulletin,) = read(path)
    assert isinstance(bulletin, Bulletin)
    return bulletin


def test_a_name_written_with_escapes(tmp_path):
    line = json.dumps({"text": "Minister \u00c7avu\u015fo\u011flu met Minister Dupr\u00e9."})
    bulletin = one_of_parts(tmp_path / "a.jsonl", line)
    for name in ("Çavuşoğlu", "Dupré", "é"):
        start = bulletin.text.index(name)
        where = bulletin.offsets.to_source(Span(start, start + len(name)))
        assert where is not None
        assert json.loads(f'"{where.of(line)}"') == name


@pytest.mark.parametrize(
    "last",
    [
        "Copyright treaties were signed by the two ministers.",
        "Media contacts between the two countries will be expanded.",
        "The two countries established relations long ago (1992). They have met often since.",
        "By the end of the year, the ministers will meet again.",
        "For all details of the agreement the two sides set up a working group.",
        "Sources of energy were discussed.",
        "Home affairs and justice were on the agenda.",
        "Tel Aviv and Cairo welcomed the talks.",
        "Next, the ministers turned to trade.",
        "Back in the capital, the Minister met the press.",
        "Photo sessions were held with both delegations.",
    ],
)
def test_a_last_line_that_is_body(tmp_path, last):
    bulletin = one(tmp_path / "a.txt", f"Talks in Port Azure\n\nMinister Berg met Mr Mar.\n\n{last}")
    assert bulletin.text.endswith(last)


@pytest.mark.parametrize(
    "last",
    [
        "By Anna Berg, Staff Writer",
        "BY MSEAP Cyber Secretariat (",
        "Press contact: Anna Berg, +12 345 678 90",
        "Media enquiries",
        "For further information please contact the Press Office",
        "Tel. +12 345 678 90",
        "press@norland.example",
        "https://norland.example/news/1",
        "Source: Norland Press Agency",
        "Norland Times. (2021, June 3). Ministers meet. Retrieved from",
        "© 2021 Ministry of Foreign Affairs. All rights reserved.",
        "Share this page",
        "# # #",
        "-ENDS-",
        "Photo: Norland Press",
        "Read more: Other talks in the capital",
    ],
)
def test_a_last_line_that_is_not(tmp_path, last):
    bulletin = one(tmp_path / "a.txt", f"Talks in Port Azure\n\nMinister Berg met Mr Mar.\n\n{last}")
    assert bulletin.text.endswith("Minister Berg met Mr Mar.")


def test_a_file_name_that_is_no_utf8(tmp_path):
    path = tmp_path / "caf\udce9 new\nline.txt"
    try:
        path.write_text("Minister Berg met Mr Mar.")
    except (OSError, UnicodeError):
        pytest.skip("the file system takes no such name")
    (bulletin,) = read(path)
    assert isinstance(bulletin, Bulletin)
    assert (bulletin.id, bulletin.source) == ("caf? new line", "caf? new line.txt")


def test_ids_that_are_long_or_hold_invisible_characters(tmp_path):
    path = tmp_path / "a.jsonl"
    rows = [{"id": "x" * 5000, "text": "They met."}, {"id": "a\u202e\x00b\ud83d", "text": "They met again."}]
    path.write_text("\n".join(map(json.dumps, rows)))
    long, odd = (item.id for item in read(path) if isinstance(item, Bulletin))
    assert len(long) == reader_module.ID_CAP
    assert odd == "a b?"
