"""The network page in a real browser, from disk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from kg_builder.network.html import to_html
from kg_builder.network.ties import build_network
from support.browser import browser_page
from support.encounters import attendance, encounter
from support.require import program

ANN, BOB, CY, NASTY = (
    attendance(name, side)
    for name, side in (("Ann Lee", "Norland"), ("Bob", "Norland"), ("Cy", "Estland"), ("<i>Dee</i>", None))
)
MEETINGS = [
    encounter(1, [ANN, CY], "2020-06-01"),
    encounter(2, [ANN, CY], "2022-03-01"),
    encounter(3, [ANN, BOB], "2021-01-01"),
    encounter(4, [CY, NASTY], None),
]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Page, list[str]]]:
    file = tmp_path_factory.mktemp("page") / "network.html"
    file.write_text(to_html(build_network(MEETINGS), "Who met whom"), encoding="utf-8")
    with browser_page(program("chromium", "chromium")) as (page, faults):
        page.goto(file.as_uri())
        yield page, faults


@pytest.fixture
def page(opened: tuple[Page, list[str]]) -> Page:
    opened[0].reload()
    return opened[0]


def summary(page: Page) -> str:
    return page.locator("#summary").inner_text()


def test_it_opens_from_disk_without_a_fault_or_a_request(page: Page, opened: tuple[Page, list[str]]) -> None:
    assert summary(page) == "4 people, 3 ties, 4 meetings"
    assert opened[1] == []


def test_search_shows_whom_somebody_met_and_a_tie_its_sentences(page: Page) -> None:
    page.fill("#search", "ann lee")
    page.press("#search", "Enter")
    assert page.locator("#details").inner_text().splitlines()[0] == "Ann Lee"
    assert "met 2 people" in page.locator("#details").inner_text()
    page.locator("#details ul button").first.click()
    shown = page.locator("#details").inner_text()
    assert "Cy took part in the talks." in shown
    assert shown.index("2020-06-01") < shown.index("2022-03-01")


def test_time_and_side_filter(page: Page) -> None:
    page.locator("#until").fill(page.locator("#since").get_attribute("min") or "")
    assert summary(page) == "3 people, 2 ties, 2 meetings"
    page.locator("#undated").uncheck()
    assert summary(page) == "2 people, 1 ties, 1 meetings"
    page.reload()
    page.locator("#across").check()
    assert summary(page) == "3 people, 2 ties, 4 meetings"
    page.locator("#across").uncheck()
    page.locator("#country").select_option("Norland")
    assert summary(page) == "3 people, 2 ties, 4 meetings"


def test_a_click_on_a_person_and_on_a_line(page: Page) -> None:
    spot = "(id) => { const r = network.renderer, d = r.getNodeDisplayData(id); return r.framedGraphToViewport(d) }"
    box = page.locator("#stage").bounding_box()
    ids = page.evaluate("() => network.graph.nodes().map((n) => [network.graph.getNodeAttribute(n, 'label'), n])")
    by_name = dict(ids)
    ann, cy = (page.evaluate(spot, by_name[name]) for name in ("Ann Lee", "Cy"))
    page.mouse.click(box["x"] + ann["x"], box["y"] + ann["y"])
    page.wait_for_function("network.state.person !== null")
    assert page.locator("#details h2").inner_text() == "Ann Lee"
    # two clicks in quick succession are a double click, which zooms
    page.wait_for_function("(start) => performance.now() > start + 400", arg=page.evaluate("performance.now()"))
    page.mouse.click(box["x"] + (ann["x"] + cy["x"]) / 2, box["y"] + (ann["y"] + cy["y"]) / 2)
    page.wait_for_function("network.state.tie !== null")
    assert page.locator("#details h2").inner_text() == "Ann Lee and Cy"


def test_names_are_text_never_markup(page: Page) -> None:
    page.fill("#search", "<i>dee</i>")
    page.press("#search", "Enter")
    assert page.locator("#details h2").inner_text() == "<i>Dee</i>"
    assert page.locator("#details i").count() == 0
