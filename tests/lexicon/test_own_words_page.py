import re
from pathlib import Path

from kg_builder.lexicon import load

PAGE = Path(__file__).parents[2] / "docs" / "own-words.md"


def test_the_example_of_the_page_is_read(tmp_path: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert example is not None
    path = tmp_path / "my.yml"
    path.write_text(example[1], encoding="utf-8")
    lexicon = load([path])
    assert lexicon.heads.get("Lord Keeper") == "state"
    assert lexicon.country_of("Ruritanian") == "Ruritania"
    assert [entry["noun"] for entry in lexicon.extra["documents"]] == ["entente"]
    assert [entry["noun"] for entry in lexicon.extra["meetings"]] == ["gamfest"]
