from pathlib import Path

from kg_builder.extract.grammar import GrammarExtractor
from kg_builder.lexicon import load
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.record import Record
from kg_builder.model.time import PartialDate

OWN = """
titles:
  - title: Lord Keeper
organisations:
  - name: Baltic Round Table
    aliases: [BRT]
meetings:
  - noun: gamfest
    kind: forum
documents:
  - noun: entente
    kind: agreement
"""
TEXT = (
    "Lord Keeper of Norway Ola Bye and Foreign Minister of Estonia Margus Tsahkna took part in the Oslo gamfest on "
    "3 June 2024. They signed an entente on ferries. The BRT sent its greetings."
)


def read(extractor: GrammarExtractor) -> Record:
    bulletin = Bulletin("b", "b.txt", TEXT, "0", published=PartialDate("2024-06-10"))
    return next(iter(extractor.extract([bulletin])))


def test_words_of_the_users_file_are_read(tmp_path: Path) -> None:
    path = tmp_path / "my.yml"
    path.write_text(OWN, encoding="utf-8")
    extractor = GrammarExtractor(load([path]))
    plain = GrammarExtractor()
    assert extractor.fingerprint != plain.fingerprint
    record = read(extractor)
    assert "Ola Bye" in {o.name.value for o in record.officials}
    assert {"Baltic Round Table", "BRT"} & {o.name.value for o in record.organisations}
    assert [a.title.value for a in record.agreements] == ["entente on ferries"]
    assert any("gamfest" in m.name.value for m in record.meetings)
    assert not read(plain).agreements
