"""The pages on the ontology are what it gives, and their links lead somewhere."""

import re

import pytest

from kg_builder.check.pages import main, pages
from kg_builder.resources import resource

ROOT = resource("ontology").parent
FOLDER = ROOT / "docs" / "ontology"


@pytest.mark.parametrize("name", sorted(pages()))
def test_a_page_is_what_the_ontology_gives(name):
    assert (ROOT / name).read_text(encoding="utf-8") == pages()[name], "run: python -m kg_builder.check.pages"


def anchors(text):
    seen, found = {}, set()
    for heading in re.findall(r"^#+ (.*)$", text, re.MULTILINE):
        slug = re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        number = seen.get(slug, 0)
        seen[slug] = number + 1
        found.add(slug if number == 0 else f"{slug}-{number}")
    return found


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.md")), ids=lambda p: p.name)
def test_every_link_leads_somewhere(path):
    text = path.read_text(encoding="utf-8")
    broken = []
    for target in re.findall(r"\]\(([^)]+)\)", re.sub(r"```.*?```", "", text, flags=re.DOTALL)):
        file, _, anchor = target.partition("#")
        other = path if not file else (path.parent / file)
        if not other.exists() or (anchor and anchor not in anchors(other.read_text(encoding="utf-8"))):
            broken.append(target)
    assert broken == []


def test_check_finds_nothing_to_write(capsys):
    assert main(["--check"]) == 0
    assert capsys.readouterr().out == ""
