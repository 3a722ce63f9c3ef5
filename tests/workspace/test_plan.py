from dataclasses import replace
from itertools import permutations

from kg_builder.workspace.plan import Item, make_plan


def item(identifier: str, content: str, source: str = "s") -> Item:
    return Item(identifier, f"{content:0>8}{identifier:->56}", content, f"text of {identifier} {content}", source)


def test_different_bulletins_of_one_id_are_all_kept() -> None:
    plan = make_plan([item("a", "one"), item("a", "two"), item("b", "three")])
    assert sorted(plan.bulletins) == ["a~00000one", "a~00000two", "b"]
    assert plan.warnings == ["a: 2 different bulletins have this id; each is kept with its hash"]


def test_of_copies_the_smallest_id_is_the_bulletin() -> None:
    plan = make_plan([item("b", "one"), item("a", "one"), item("c", "one")])
    assert list(plan.bulletins) == ["a"]
    assert plan.copies == 2


def test_the_order_of_items_does_not_matter() -> None:
    items = [item("a", "one"), item("a", "two"), item("b", "one"), item("a", "one", "elsewhere")]
    plans = [make_plan(order).bulletins for order in permutations(items)]
    assert all(plan.keys() == plans[0].keys() for plan in plans)
    assert {tuple(i.text for i in plan.values()) for plan in plans} == {tuple(i.text for i in plans[0].values())}


def test_ids_are_composed() -> None:
    assert list(make_plan([item("e\u0301", "one")]).bulletins) == ["\u00e9"]


def test_ids_that_differ_in_composition_only_are_one_id() -> None:
    assert len(make_plan([item("e\u0301", "one"), item("\u00e9", "two")]).bulletins) == 2


def test_an_excluded_id_takes_all_of_that_id() -> None:
    plan = make_plan([item("a", "one"), item("a", "two"), item("b", "three")], {"a"})
    assert list(plan.bulletins) == ["b"]
    assert plan.excluded == 2


def test_one_of_several_can_be_excluded_by_its_hash() -> None:
    assert list(make_plan([item("a", "one"), item("a", "two")], {"a~00000one"}).bulletins) == ["a"]


def test_an_id_that_looks_like_a_hashed_one_collides_with_nothing() -> None:
    items = [item("a", "one"), item("a", "two"), item("a~00000one", "three")]
    assert len(make_plan(items).bulletins) == 3


def test_hashes_that_begin_alike_are_told_apart() -> None:
    one = item("a", "one")
    two = replace(one, sha256=one.sha256[:10] + "x" * 54, content="two")
    assert len(make_plan([one, two]).bulletins) == 2
