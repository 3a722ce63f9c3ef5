"""A headless Chromium for tests of pages."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from playwright.sync_api import Page, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--no-first-run",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
]


@contextlib.contextmanager
def browser_page(program: str) -> Iterator[tuple[Page, list[str]]]:
    """A page, and the list of what goes wrong in it: errors, and requests that leave the file."""
    faults: list[str] = []
    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=program, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1300, "height": 850})
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.on("request", lambda asked: None if asked.url.startswith(("file:", "data:", "blob:", "http://127.0.0.1"))
                else faults.append(f"request: {asked.url}"))  # fmt: skip
        yield page, faults
        browser.close()
