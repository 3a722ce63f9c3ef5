from datetime import date

from kg_builder.resolve.authority import Authority
from kg_builder.resolve.judgement import Judgement
from kg_builder.resolve.model import judge_persons
from kg_builder.resolve.persons import PersonMention, links
from kg_builder.resolve.posts import codes
from support.identity import needs_lexicon

pytestmark = needs_lexicon


def test_codes_of_titles_that_mean_one_post() -> None:
    assert (
        codes("Minister for External Relations", "Brazil")
        == codes("Foreign Minister", "Brazil")
        == {"minister:foreign"}
    )
    assert codes("Foreign Secretary", "India") != codes("Foreign Secretary", "United Kingdom")
    assert "deputy:foreign" in codes("Deputy Minister of Foreign Affairs", "Poland")
    assert codes("Ambassador to the Kingdom of Sweden", "Japan") == {"ambassador:SE"}
    assert codes("Premier of Ontario", "Canada") != codes("Prime Minister", "Canada")


def test_the_holder_of_a_post_on_a_day() -> None:
    authority = Authority.open()
    held = authority.on("NZ", "prime-minister", date(2005, 5, 1), date(2005, 5, 1))
    assert [authority.person(h.person).label for h in held] == ["Helen Clark"]


def test_an_unknown_end_is_not_now() -> None:
    authority = Authority.open()
    assert authority.on("TO", "prime-minister", date(2030, 1, 1), date(2030, 1, 1)) == ()


def test_a_post_alone_is_linked_to_its_holder() -> None:
    authority = Authority.open()
    found = links(
        PersonMention("the Prime Minister of New Zealand", "Prime Minister", "New Zealand", "2005-05-01"), authority
    )
    assert [(link.person.label, link.strength) for link in found] == [("Helen Clark", 3)]


def test_a_verdict_explains_itself() -> None:
    authority = Authority.open()
    verdict = judge_persons(
        PersonMention("Clark", "Prime Minister", "New Zealand", "2005-05-01"),
        PersonMention("Helen Clark", "Administrator", "United Nations Development Programme", "2010-01-01"),
        authority,
    )
    assert verdict.judgement is not Judgement.DIFFERENT
    assert "name_part" in verdict.explain()
