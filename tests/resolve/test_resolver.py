from dataclasses import replace

from kg_builder.graph.facts import read_claims
from kg_builder.model.time import PartialDate
from kg_builder.resolve.authority import Authority
from kg_builder.resolve.known_names import LexiconNames
from kg_builder.resolve.resolver import resolve, resolve_claims
from support import sco


def test_equal_strong_keys_are_one_thing() -> None:
    first = sco.record()
    second = replace(first, bulletin="later", published=PartialDate("2020-05-20"))
    found = resolve([second, first])
    lavrov = found.entities[found.denotes["later", "official-131"]]
    assert lavrov.members == (("sco-ministers", "official-131"), ("later", "official-131"))
    assert lavrov.id == "official/sergey-lavrov-3fa5ku4kjm"


def test_weak_keys_join_nothing() -> None:
    first = sco.record()
    found = resolve([first, replace(first, bulletin="later")])
    assert found.denotes["later", "meeting-300"] != found.denotes["sco-ministers", "meeting-300"]


def test_a_key_that_occurs_twice_in_a_bulletin_joins_nothing() -> None:
    first = sco.record()
    lavrov = first.officials[0]
    namesake = replace(lavrov, id="official-900", tenures=())
    found = resolve([replace(first, officials=(*first.officials, namesake)), replace(first, bulletin="later")])
    assert found.denotes[first.bulletin, "official-900"] != found.denotes[first.bulletin, "official-131"]
    assert found.denotes[first.bulletin, "official-900"] != found.denotes["later", "official-131"]


def test_every_claim_that_is_no_dependent_denotes_a_thing() -> None:
    claims = read_claims(sco.record())
    found = resolve([sco.record()])
    assert set(found.denotes) == {(claims.bulletin, c.id) for c in claims.claims if c.owner is None}


def test_order_of_records_does_not_matter() -> None:
    records = [replace(sco.record(), bulletin=f"copy-{n}") for n in range(5)]
    assert resolve(records) == resolve(records[::-1])


def test_a_post_is_as_weak_as_its_organisation() -> None:
    first = sco.record()
    ministry = sco.PAGE.value("Ministry of Finance", "Russian")
    lavrov = replace(first.officials[0], tenures=(replace(first.officials[0].tenures[0], of=ministry),))
    first = replace(first, officials=(lavrov, *first.officials[1:]))
    found = resolve([first, replace(first, bulletin="later")])
    posts = {id_ for id_ in found.entities if id_.startswith("post/foreign-minister-ministry")}
    assert len(posts) == 2


def test_the_resolver_joins_spellings_and_does_not_mind_the_order() -> None:
    first = sco.record()
    lavrov = first.officials[0]
    spelled = replace(lavrov, name=replace(lavrov.name, value="Serguei Lavrov"), aliases=())
    later = replace(first, bulletin="later", officials=(spelled, *first.officials[1:]))
    there, back = resolve([first, later]), resolve([later, first])
    assert there == back
    assert there.denotes[first.bulletin, lavrov.id] == there.denotes["later", lavrov.id]
    one = there.entities[there.denotes["later", lavrov.id]]
    assert len(one.redirects) == 1


def test_a_capital_is_in_its_country_if_a_bulletin_names_the_country() -> None:
    first = sco.record()
    talks = first.meetings[0]

    def held_in(place: str) -> list[str]:
        value = replace(sco.PAGE.value("pandemic"), value=place)
        names = LexiconNames()
        claims = read_claims(replace(first, meetings=(replace(talks, place=value),)), names)
        found = resolve_claims([claims], authority=names, holders=Authority.open())
        (entity,) = [e for e in found.entities.values() if e.kind == "place"]
        return [f.value.rsplit("-", 1)[0] for f in entity.values if f.property == "country"]

    assert held_in("Moscow") == ["country/russia"]
    assert held_in("Tokyo") == []  # nobody speaks of Japan
    assert held_in("Saint Petersburg") == []  # there is more than one
