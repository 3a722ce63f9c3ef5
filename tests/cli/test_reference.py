from kg_builder.cli.reference import reference
from support.command import ROOT


def test_the_page_of_commands_is_up_to_date() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert page == reference(), "run: python -m kg_builder.cli.reference"
