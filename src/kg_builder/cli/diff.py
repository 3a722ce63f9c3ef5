"""``kg-builder diff``: what changed between two workspaces or exports."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg_builder.cli.options import json_option
from kg_builder.errors import SourceError

if TYPE_CHECKING:
    from kg_builder.check.difference import Difference, Fact, Side

_BELOW = re.compile(r"/(?:tenure|participation|event)/")


def read_side(path: Path) -> Side:
    """The graph of a workspace's folder, or of an exported file."""
    from pyoxigraph import RdfFormat, parse

    from kg_builder.check.difference import Side
    from kg_builder.graph.serialize import FORMATS
    from kg_builder.workspace.workspace import Workspace

    if path.is_dir():
        with Workspace.open(path) as workspace:
            return Side(workspace.store.quads())
    form = next((f for f in FORMATS.values() if path.name.endswith(f".{f.extension}")), None)
    if form is None:
        ends = ", ".join(f".{f.extension}" for f in FORMATS.values())
        raise SourceError(f"neither a workspace nor an export ({ends})", path=path)
    try:
        return Side(parse(path=str(path), format=RdfFormat.from_media_type(form.media_type)))
    except (SyntaxError, ValueError) as error:
        raise SourceError(f"cannot be parsed: {error}", path=path) from error


def _plain(found: Difference) -> dict[str, Any]:
    def fact(f: Fact) -> dict[str, Any]:
        return {name: value for name, value in dataclasses.asdict(f).items() if value not in ("", False)}

    return {
        "counts": {name: list(pair) for name, pair in found.counts.items()},
        "bulletins": {
            "won": list(found.bulletins_won),
            "lost": list(found.bulletins_lost),
            "altered": list(found.bulletins_altered),
        },
        "renamed": [list(pair) for pair in found.renamed],
        "won": [fact(f) for f in found.won],
        "lost": [fact(f) for f in found.lost],
        "altered": [{"old": fact(a.old), "new": fact(a.new)} for a in found.altered],
    }


def _lines(found: Difference, limit: int, derived: bool) -> list[str]:
    lines = [f"{name:<12}{old:>10,} → {new:,}" for name, (old, new) in found.counts.items()]
    if not found:
        return [*lines, "no difference"]
    lines += ["", f"{'property':<22}{'won':>8}{'lost':>8}{'altered':>9}"]
    for name, (won, lost, altered) in found.by_property().items():
        lines.append(f"{name:<22}{won:>8,}{lost:>8,}{altered:>9,}")
    shown = {
        "bulletins won": found.bulletins_won,
        "bulletins lost": found.bulletins_lost,
        "bulletins altered": found.bulletins_altered,
        "things with a new IRI": [f"{old} → {new}" for old, new in found.renamed if not _BELOW.search(old)],
        "won": [f for f in found.won if derived or not f.derived],
        "lost": [f for f in found.lost if derived or not f.derived],
        "altered": [a for a in found.altered if derived or not a.new.derived],
    }
    for title, items in shown.items():
        if items:
            lines += ["", f"{title} ({len(items):,})", *(f"  {item}" for item in items[:limit])]
            if len(items) > limit:
                lines.append(f"  … and {len(items) - limit:,} more (--limit)")
    return lines


@click.command("diff")
@click.argument("old", type=click.Path(exists=True, path_type=Path))
@click.argument("new", type=click.Path(exists=True, path_type=Path))
@click.option("--limit", type=click.IntRange(min=0), default=20, show_default=True, help="Facts to list of each kind.")
@click.option("--derived", is_flag=True, help="List what rules derive, too.")
@json_option
def command(old: Path, new: Path, limit: int, derived: bool, as_json: bool) -> None:
    """Says which facts a newer graph won, lost or has with another value.

    OLD and NEW are workspaces, or files that export wrote. Things are matched by the claims that denote
    them, so a thing with a new IRI is not told as lost.

    \b
    Example:
      kg-builder diff kg-before kg
      kg-builder diff yesterday.trig today.trig --limit 100
    """
    from kg_builder.check.difference import compare

    found = compare(read_side(old), read_side(new))
    click.echo(json.dumps(_plain(found), ensure_ascii=False) if as_json else "\n".join(_lines(found, limit, derived)))
