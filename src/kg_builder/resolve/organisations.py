"""Names of organisations, compared: acronyms, translations, renamings, organs, countries in the name."""

from __future__ import annotations

from functools import cache
from importlib import resources

from kg_builder.resolve.sound import fold


@cache
def table() -> dict[str, tuple[str, ...]]:
    """Folded name, acronym or other name to the common names of the organisations that bear it."""
    found: dict[str, list[str]] = {}
    text = (resources.files("kg_builder.lexicon") / "data" / "organisations.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, others = ([*line.split("\t"), ""])[:2]
            for form in (name, *others.split("|")):
                bearers = found.setdefault(fold(form), [])
                if form and name not in bearers:
                    bearers.append(name)
    return {form: tuple(names) for form, names in found.items()}


def organisation_key(name: str) -> str:
    """The key of an organisation in the authority."""
    plain = fold(name).removeprefix("the ")
    bearers = table().get(plain, ())
    return f"org:{fold(bearers[0]) if len(bearers) == 1 else plain}"
