"""Web pages, e-mail, feeds, tables and PDF."""

import builtins
import io
import sys
import time
from pathlib import Path

import pytest

from kg_builder.bulletins import discover, read
from kg_builder.errors import MissingDependencyError, SourceError
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.text import Span

PAGE = """<!DOCTYPE html>
<!-- saved from url=(0026)https://norland.example/1 -->
<html lang="en"><head><meta charset="{charset}">
<title>Foreign Minister Berg meets Luis Mar | Ministry of Foreign Affairs of Norland</title>
<meta property="og:site_name" content="Ministry of Foreign Affairs of Norland">
<meta property="article:published_time" content="2021-06-03T10:00:00+02:00">
<style>p {{color: red}}</style><script>var a = "<p>no</p>";</script></head>
<body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/x">Minister</a></li></ul></nav></header>
<div class="breadcrumb">Home &gt; News &gt; Press releases</div>
<div id="main"><h1>Foreign Minister Berg meets Luis Mar</h1><p class="date">03 June 2021</p>
<figure><img src="a.jpg"><figcaption>Photo: the ministers at the harbour</figcaption></figure>
<p>Foreign Minister <strong>Anna&nbsp;Berg</strong> met her colleague Luis&#160;Mar of Sudland
 in Port Azure’s old town hall on 3&nbsp;June.</p>
<p>They signed a memorandum of understanding on ferries &amp; pilots.</p>
<ul><li>The ferry line opens in July.</li><li>Pilots are trained together.</li></ul>
<table><tr><td>Norland</td><td>Anna Berg, Minister of Foreign Affairs</td></tr>
<tr><td>Sudland</td><td>Luis Mar, Minister for Europe</td></tr></table>
<p>For further information contact: press@norland.example</p></div>
<aside><h3>Related news</h3>
<ul><li><a href="/2">Prime Minister Olsen calls the President of Westland</a></li></ul></aside>
<footer><p>© 2021 Ministry of Foreign Affairs. All rights reserved.</p></footer></body></html>
"""


def one(path: Path, content: bytes) -> Bulletin:
    path.write_bytes(content)
    (bulletin,) = read(path)
    assert isinstance(bulletin, Bulletin)
    return bulletin


def place(bulletin: Bulletin, words: str, source: str) -> str:
    start = bulletin.text.index(words)
    where = bulletin.offsets.to_source(Span(start, start + len(words)))
    assert where is not None
    return where.of(source)


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_html(tmp_path, charset):
    source = PAGE.format(charset=charset)
    bulletin = one(tmp_path / "berg.html", source.encode(charset))
    assert bulletin.text == (
        "Foreign Minister Berg meets Luis Mar\n\n"
        "Foreign Minister Anna Berg met her colleague Luis Mar of Sudland in Port Azure’s old town hall on 3 June.\n\n"
        "They signed a memorandum of understanding on ferries & pilots.\n\n"
        "- The ferry line opens in July.\n- Pilots are trained together.\n\n"
        "Norland | Anna Berg, Minister of Foreign Affairs\nSudland | Luis Mar, Minister for Europe"
    )
    assert bulletin.subject == "Foreign Minister Berg meets Luis Mar"
    assert bulletin.publisher == "Ministry of Foreign Affairs of Norland"
    assert bulletin.web_address == "https://norland.example/1"
    assert bulletin.published is not None
    assert bulletin.published.value == "2021-06-03"
    assert place(bulletin, "Anna Berg met", source) == "Anna&nbsp;Berg</strong> met"
    assert place(bulletin, "Luis Mar, Minister", source) == "Luis Mar, Minister"


def test_html_in_a_file_called_txt(tmp_path):
    assert one(tmp_path / "berg.txt", PAGE.encode()).publisher == "Ministry of Foreign Affairs of Norland"


def test_page_laid_out_in_a_table_with_line_breaks(tmp_path):
    source = (
        "<html><head><title>MFA :: Press release</title></head><body><table><tr><td><a href=1>Home</a><br>"
        "<a href=2>About the Ministry</a><br><a href=3>Press</a></td><td>"
        "<b>Minister Berg received the Ambassador</b><br>"
        "12 March 2020<br><br>On 12 March 2020 Minister of Foreign Affairs Anna Berg received the Ambassador of Sudland"
        " Luis Mar.<br><br>The Deputy Minister Olaf Stone also attended.</td></tr></table>"
        "Copyright 2020 MFA</body></html>"
    )
    bulletin = one(tmp_path / "a.html", source.encode())
    assert bulletin.subject == "Minister Berg received the Ambassador"
    assert bulletin.published is not None
    assert bulletin.published.value == "2020-03-12"
    assert bulletin.text.splitlines()[2:] == [
        "On 12 March 2020 Minister of Foreign Affairs Anna Berg received the Ambassador of Sudland Luis Mar.",
        "",
        "The Deputy Minister Olaf Stone also attended.",
    ]


def test_page_whose_title_is_that_of_the_site(tmp_path):
    source = (
        "<html><head><title>News | Ministry</title></head><body><h1>Ministry of Foreign Affairs</h1><article>"
        "<h1>Joint statement on the ferry line and the pilots</h1><p>Posted on June 3, 2021</p>"
        "<p>The Foreign Minister of Norland, Anna Berg, and Luis Mar met in Port Azure on June 2 and 3, 2021.</p>"
        "<p>They agreed:</p><ul><li><p>to open the line in July;</p></li><li><p>to train pilots.</p></li></ul>"
        "</article>"
        "<section><h2>Latest</h2><p><a href=1>Minister Berg opens a library in the north</a></p></section>"
        "</body></html>"
    )
    bulletin = one(tmp_path / "a.html", source.encode())
    assert bulletin.subject == "Joint statement on the ferry line and the pilots"
    assert bulletin.published is not None
    assert bulletin.published.value == "2021-06-03"
    assert bulletin.text.endswith("They agreed:\n\n- to open the line in July;\n\n- to train pilots.")


def test_html_that_is_only_a_fragment(tmp_path):
    bulletin = one(tmp_path / "a.htm", b"<p>Minister Anna Berg met Luis Mar.<p>They talked about <b>ferries</b")
    assert "Minister Anna Berg met Luis Mar." in bulletin.text


MAIL = """From: "Press Office of Norland" <press@norland.example>
To: all@norland.example
Subject: Fwd: [Press] =?utf-8?q?Berg_meets_Dupr=C3=A9?=
Date: Thu, 03 Jun 2021 10:00:00 +0200
Message-ID: <4711@norland.example>
MIME-Version: 1.0
Content-Type: {type}
Content-Transfer-Encoding: {encoding}

{body}"""


def test_mail(tmp_path):
    body = (
        "Foreign Minister Anna Berg met Minister Dupré today.\r\n\r\nThey talked about ferries.\r\n\r\n"
        "-- \r\nPress Office\r\nTel. 123\r\n"
    )
    source = MAIL.format(type="text/plain; charset=utf-8", encoding="8bit", body=body)
    bulletin = one(tmp_path / "a.eml", source.encode())
    assert bulletin.id == "4711@norland.example"
    assert bulletin.publisher == "Press Office of Norland"
    assert bulletin.published is not None
    assert bulletin.published.value == "2021-06-03"
    assert bulletin.part is None
    assert bulletin.text == (
        "Berg meets Dupré\n\nForeign Minister Anna Berg met Minister Dupré today.\n\nThey talked about ferries."
    )
    assert place(bulletin, "Minister Dupré", source) == "Minister Dupré"


def test_mail_encoded_and_in_parts(tmp_path):
    parts = (
        '--x\nContent-Type: text/html; charset="iso-8859-1"\nContent-Transfer-Encoding: quoted-printable\n\n'
        "<html><body><p>Foreign Minister Anna Berg met Minister Dupr=E9 today in the town hall of Port Azure=2E</p>"
        "</body></html>\n--x\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--x--\n"
    )
    bulletin = one(
        tmp_path / "a.eml", MAIL.format(type="multipart/mixed; boundary=x", encoding="8bit", body=parts).encode()
    )
    assert bulletin.text.endswith("Foreign Minister Anna Berg met Minister Dupré today in the town hall of Port Azure.")
    assert bulletin.part == "part 1"
    empty = tmp_path / "b.eml"
    empty.write_text(MAIL.format(type="image/png", encoding="base64", body="iVBORw0KGgo="))
    with pytest.raises(SourceError, match="without a text"):
        read(empty)


RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Norland News</title><link>https://norland.example</link>
<item><title>Berg &amp; Mar meet</title><link>https://norland.example/1</link><guid>n-1</guid>
<pubDate>Thu, 03 Jun 2021 10:00:00 GMT</pubDate>
<description><![CDATA[<p>Minister <b>Berg</b> met Mr Mar.</p><p>They talked.</p>]]></description></item>
<item><guid>n-2</guid></item>
<item><title>Call with Westland</title><description>Minister Berg called President Stone.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Norland News</title><rights>CC0</rights>
<entry><id>urn:n:1</id><title>Berg meets Mar</title><updated>2021-06-03T10:00:00Z</updated>
<link href="https://norland.example/1"/><content type="html">&lt;p&gt;Minister Berg met Mr Mar.&lt;/p&gt;</content>
</entry></feed>"""


def test_rss(tmp_path):
    path = tmp_path / "news.xml"
    path.write_text(RSS)
    first, second, third = read(path)
    assert isinstance(first, Bulletin)
    assert first.text == "Berg & Mar meet\n\nMinister Berg met Mr Mar.\n\nThey talked."
    assert (first.id, first.publisher, first.web_address) == ("n-1", "Norland News", "https://norland.example/1")
    assert first.published is not None
    assert first.published.value == "2021-06-03"
    assert first.part == "1"
    assert isinstance(second, SourceError)
    assert isinstance(third, Bulletin)
    assert third.id == "news-3"


def test_atom(tmp_path):
    bulletin = next(read_text(tmp_path / "news.atom", ATOM))
    assert isinstance(bulletin, Bulletin)
    assert (bulletin.id, bulletin.licence) == ("urn:n:1", "CC0")
    assert bulletin.text == "Berg meets Mar\n\nMinister Berg met Mr Mar."


def read_text(path: Path, text: str):
    path.write_text(text, encoding="utf-8")
    return read(path)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.xml", "<?xml version='1.0'?><catalogue/>", "neither RSS nor Atom"),
        ("a.rss", "<rss version='2.0'><channel><title>x</title></channel></rss>", "without entries"),
        ("a.csv", "name,age\nBerg,50\n", "no column named text"),
        ("a.csv", "text\n", "no bulletin"),
        ("a.json", "7", "neither a JSON object"),
        ("a.pdf", "%PDF-1.4\nbroken", "PDF"),
    ],
)
def test_refused(tmp_path, name, content, reason):
    with pytest.raises(SourceError, match=reason):
        list(read_text(tmp_path / name, content))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tabular(tmp_path, delimiter):
    rows = [
        ["id", "Title", "Text", "Date", "URL"],
        [
            "n-1",
            "Talks",
            '"Minister ""Anna"" Berg met\r\nLuis Mar, the guest; all\tday."',
            "3 June 2021",
            "https://n.example",
        ],
        ["n-2", "Nothing", "", "", ""],
        ["n-3", "", "Minister Berg called President Stone.", "", ""],
    ]
    source = "\r\n".join(delimiter.join(row) for row in rows)
    first, second, third = read_text(tmp_path / "a.csv", source)
    source = source.replace("\r\n", "\n") if "\r" not in (tmp_path / "a.csv").read_bytes().decode() else source
    assert isinstance(first, Bulletin)
    assert first.text == 'Talks\n\nMinister "Anna" Berg met\nLuis Mar, the guest; all day.'
    assert (first.id, first.web_address, first.part) == ("n-1", "https://n.example", "2")
    assert place(first, "Luis Mar", source) == "Luis Mar"
    assert place(first, 'Anna" Berg', source) == 'Anna"" Berg'
    assert isinstance(second, SourceError)
    assert isinstance(third, Bulletin)
    assert third.text == "Minister Berg called President Stone."


def pdf(lines: list[str]) -> bytes:
    """A PDF of one page with these lines."""
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    stream = f"BT /F1 12 Tf 72 720 Td {shown}ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R\n"
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{content}\nendobj\n".encode())
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    for at in places:
        out.write(f"{at:010d} 00000 n \n".encode())
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def test_pdf(tmp_path):
    pytest.importorskip("pypdf")
    lines = [
        "MINISTRY OF FOREIGN AFFAIRS",
        "3 June 2021",
        "Berg meets Mar in Port Azure",
        "Foreign Minister Anna Berg met her colleague Luis Mar in Port Azure today.",
    ]
    bulletin = one(tmp_path / "a.pdf", pdf(lines))
    assert bulletin.text == f"{lines[2]}\n\n{lines[3]}"
    assert bulletin.publisher == "MINISTRY OF FOREIGN AFFAIRS"
    with pytest.raises(SourceError, match="text layer"):
        one(tmp_path / "scan.pdf", pdf([]))


def test_pdf_without_the_extra(tmp_path, monkeypatch):
    (tmp_path / "a.pdf").write_bytes(pdf(["x"]))
    monkeypatch.delitem(sys.modules, "pypdf", raising=False)
    original = builtins.__import__

    def without(name, *rest):
        if name == "pypdf":
            raise ImportError(name)
        return original(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingDependencyError, match=r"kg-builder\[pdf\]"):
        read(tmp_path / "a.pdf")


def test_discover_finds_every_form(tmp_path):
    names = ["a.atom", "a.csv", "a.eml", "a.htm", "a.html", "a.json", "a.pdf", "a.rss", "a.tsv", "a.xml"]
    for name in names:
        (tmp_path / name).write_text("x")
    assert [path.name for path in discover(tmp_path)] == names


HOSTILE = {
    "open tags": ("a.html", "<a "),
    "open quotes": ("a.html", '<a b="'),
    "open scripts": ("a.html", "<script>"),
    "one paragraph again and again": ("a.html", "<p>Minister Berg met Luis Mar in Port Azure.</p>\n"),
    "ampersands": ("a.html", "a&b "),
    "brackets": ("a.md", "a ["),
    "emphasis": ("a.md", "*a "),
    "images": ("a.md", "a !["),
    "spaces": ("a.txt", "  \t"),
    "lines": ("a.txt", "Minister Berg.\r\n"),
    "quotes": ("a.csv", '"a'),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_time_is_linear(tmp_path, case):
    name, piece = HOSTILE[case]

    def seconds(size: int) -> float:
        path = tmp_path / name
        path.write_text("text\nMinister Berg met Luis Mar. " + piece * (size // len(piece)))
        start = time.process_time()
        for _ in read(path):
            pass
        return time.process_time() - start

    seconds(1_000)
    assert seconds(160_000) < 30 * max(seconds(16_000), 0.01)
