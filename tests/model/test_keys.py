from kg_builder.model.keys import (
    Key,
    NoNames,
    agreement_key,
    fold,
    meeting_key,
    official_key,
    organisation_key,
    post_key,
    remark_key,
)

NAMES = NoNames()
AT = ("board-1", 130)


def test_recipe_is_pinned() -> None:
    """A change here changes every IRI that users have: never do it without a migration."""
    strong = official_key("Sergey Lavrov", "Russia", NAMES, AT)
    assert strong == Key("official", ("sergey lavrov", "russia"))
    assert strong.id == "official/sergey-lavrov-3fa5ku4kjm"
    weak = official_key("Lavrov", "Russia", NAMES, AT)
    assert weak.id == "official/lavrov-ebkqztqgky"


def test_fold() -> None:
    assert fold("Recep Tayyip Erdoğan") == "recep tayyip erdogan"
    assert fold("ÇAVUŞOĞLU, Mevlüt") == "cavusoglu mevlut"
    assert fold("Lech Wałęsa") == "lech walesa"
    assert fold("Søren  Ø. O'Neill") == "soren o o neill"
    assert fold("习近平") == "习近平"
    assert fold("Ilham Əliyev") == "ilham eliyev"


def test_slug_is_short_ascii() -> None:
    assert Key("official", ("习近平", "")).slug == "official"
    long = Key("agreement", ("plan", "memorandum of understanding on cooperation in the field of peaceful uses"))
    assert long.slug == "memorandum-of-understanding-on-cooperation-in"
    assert Key("topic", ("x" * 60,)).slug == "x" * 48
    talks = Key("meeting", ("talks", "2020-05-13", "sergey lavrov|russia", "wang yi|china"))
    assert talks.slug == "talks-2020-05-13-sergey-lavrov-wang-yi"


def test_officials_without_side_or_with_one_name_are_weak() -> None:
    assert official_key("Sergey Lavrov", None, NAMES, AT).weak == AT
    assert official_key("Lavrov", "Russia", NAMES, AT).weak == AT
    assert official_key("Sergey Lavrov", "Russia", NAMES, AT).weak is None


def test_organs_that_every_state_has_need_a_country() -> None:
    assert organisation_key("Ministry of Foreign Affairs", None, NAMES, AT).weak == AT
    assert organisation_key("Ministry of Foreign Affairs", "Japan", NAMES, AT).weak is None
    assert organisation_key("World Health Organization", None, NAMES, AT).weak is None


def test_post_without_side_is_weak() -> None:
    assert post_key("Foreign Minister", None, NAMES, AT).weak == AT
    assert post_key("Foreign Minister", "Japan", NAMES, AT) == post_key("foreign minister", "Japan", NAMES, ("b", 1))


def test_meetings_need_a_day_and_two_participants() -> None:
    two = ["a b|x", "c d|y"]
    assert meeting_key("talks", "2020-05-13", two, AT).weak is None
    assert meeting_key("talks", "2020-05-13", reversed(two), AT) == meeting_key("talks", "2020-05-13", two, AT)
    assert meeting_key("talks", "2020-05", two, AT).weak == AT
    assert meeting_key("talks", None, two, AT).weak == AT
    assert meeting_key("talks", "2020-05-13", two[:1], AT).weak == AT


def test_agreements_need_a_telling_title() -> None:
    assert agreement_key("statement", "joint statement", [], None, AT).weak == AT
    assert agreement_key("memorandum", "Memorandum of Understanding", [], None, AT).weak == AT
    assert agreement_key("statement", "joint statement on COVID-19", [], None, AT).weak is None
    assert agreement_key("treaty", "Treaty with Japan", [], None, AT).weak is None


def test_remarks_join_nothing() -> None:
    assert remark_key("Anything", AT).weak == AT
