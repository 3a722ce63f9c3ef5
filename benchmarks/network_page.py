"""How long the network page takes to open, and how many milliseconds of script a frame takes while it moves.

    python benchmarks/network_page.py [--people 2000] [--ties 20000]

Needs Chromium and Playwright (the dev requirements). The network is made up from a seed. A frame is timed
between sigma's ``beforeRender`` and ``afterRender``, which is the page's own work without the drawing by the
graphics card (in headless Chromium: by software).
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from kg_builder.network.html import to_html  # noqa: E402
from kg_builder.network.ties import build_network  # noqa: E402
from support.browser import browser_page  # noqa: E402
from support.encounters import many  # noqa: E402

FRAMES = """async () => {
  const spent = []; let start = 0;
  network.renderer.on("beforeRender", () => { start = performance.now(); });
  network.renderer.on("afterRender", () => { spent.push(performance.now() - start); });
  const camera = network.renderer.getCamera();
  for (let i = 0; i < 120; i += 1) {
    const x = 0.5 + 0.2 * Math.sin(i / 10), y = 0.5 + 0.2 * Math.cos(i / 10);
    camera.setState({ x, y, ratio: 0.3 + 0.2 * Math.sin(i / 25) });
    await new Promise((next) => requestAnimationFrame(next));
  }
  return spent;
}"""


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--people", type=int, default=2000)
    ask.add_argument("--ties", type=int, default=20000)
    wanted = ask.parse_args()
    meetings = wanted.ties
    while True:
        network = build_network(many(wanted.people, meetings, largest=4))
        if network.number_of_edges() <= wanted.ties * 1.05:
            break
        meetings = int(meetings * wanted.ties / network.number_of_edges())
    start = time.perf_counter()
    page_text = to_html(network)
    made = time.perf_counter() - start
    program = shutil.which("chromium")
    if program is None:
        sys.exit("chromium is not installed")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "network.html"
        file.write_text(page_text, encoding="utf-8")
        with browser_page(program) as (page, faults):
            start = time.perf_counter()
            page.goto(file.as_uri())
            page.wait_for_function("window.network !== undefined")
            opened = time.perf_counter() - start
            frames = sorted(page.evaluate(FRAMES))
    print(f"{len(network)} people, {network.number_of_edges()} ties, {len(page_text) / 1e6:.1f} MB")
    print(f"made in {made:.1f} s, opened in {opened:.1f} s")
    slow = frames[int(len(frames) * 0.95)]
    print(f"script a frame: median {statistics.median(frames):.1f} ms, 95th percentile {slow:.1f} ms")
    print(f"faults: {faults or 'none'}")


if __name__ == "__main__":
    main()
