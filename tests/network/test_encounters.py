from kg_builder.network.encounters import read_encounters
from kg_builder.store.memory import MemoryStore
from support.graphs import emit
from support.sco import PAGE, record


def test_a_held_meeting_with_roles_sides_and_sentences():
    encounters = read_encounters(MemoryStore(emit([(record(), PAGE.bulletin)])))
    assert len(encounters) == 1
    talks = encounters[0]
    assert (talks.kind, talks.mode, talks.start) == ("conference", "video", "2020-05-13")
    assert (talks.earliest, talks.latest) == ("2020-05-13", "2020-05-13")
    people = {a.name: a for a in talks.attendances}
    assert set(people) == {"Sergey Lavrov", "Vladimir Norov"}
    assert people["Sergey Lavrov"].role == "chair"
    assert people["Sergey Lavrov"].side == "Russia"
    assert people["Vladimir Norov"].sides == ()  # without the rules his post says nothing of whom he stands for
    for person in people.values():
        assert person.proofs
        for proof in person.proofs:
            assert proof.quote in proof.sentence
            assert proof.sentence in PAGE.text
            assert proof.published == "2020-05-14"
