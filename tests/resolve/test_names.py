import pytest

from kg_builder.resolve.names import compare, parse
from kg_builder.resolve.pinyin import pinyin_name
from kg_builder.resolve.sound import fold, likeness, skeleton
from support.identity import needs_lexicon

pytestmark = needs_lexicon


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("H.E. Dr. Anna von Berg", ("anna", "berg")),
        ("Lopes, João", ("joao", "lopes")),
        ("SATO Haruka", ("sato", "haruka")),
        ("Maj. Gen. Omar bin Saleh Al Farsi", ("omar", "saleh", "farsi")),
        ("Li Bin", ("li", "bin")),
        ("T. K. Raman", ("t", "k", "raman")),
    ],
)
def test_parse_leaves_out_what_is_no_name(name: str, parts: tuple[str, ...]) -> None:
    assert parse(name).parts == parts


def test_parse_reads_suffix_numeral_and_family_name() -> None:
    assert parse("John Smith, Jr.").suffix == "jr"
    assert parse("King Oscar II").regnal == "ii"
    assert parse("SATO Haruka").marked == "sato"
    assert parse("Omar bin Saleh").father == 1


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("Sergei Petrov", "Serguei Petroff", "equal"),
        ("Haruka Sato", "SATO Haruka", "equal"),
        ("Robert J. Miller", "Bob Miller", "full"),
        ("T. K. Raman", "Tiru Kumar Raman", "initials"),
        ("Miller", "Robert Miller", "surname"),
        ("Robert Miller", "Richard Miller", "conflict"),
        ("Omar bin Saleh", "Saleh bin Omar", "conflict"),
        ("John Smith Jr.", "John Smith III", "conflict"),
        ("King Oscar II", "King Oscar III", "conflict"),
        ("Jae-won Kim", "Kim Jae Won", "equal"),
        ("Teng Hsiao-p'ing", "Deng Xiaoping", "equal"),
    ],
)
def test_compare(left: str, right: str, level: str) -> None:
    assert compare(parse(left), parse(right)).level == level
    assert compare(parse(right), parse(left)).level == level


def test_a_prefix_of_a_given_name_is_another_name_in_china() -> None:
    assert compare(parse("Wang Yi"), parse("Wang Yilin"), country="CN").level == "conflict"


def test_sounds_of_one_name_are_near() -> None:
    assert likeness("zhaparov", "japarov") > 0.9
    assert likeness("khomeini", "khamenei") < 0.87
    assert skeleton("lukashenko") == skeleton("lukashenka")
    assert fold("Çavuşoğlu") == "cavusoglu"


def test_wade_giles_reads_as_pinyin() -> None:
    assert pinyin_name("Chou En-lai") == "zhou enlai"
