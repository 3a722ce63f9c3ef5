"""Made-up encounters: a few written out, and as many as wanted from a seed."""

from __future__ import annotations

import random

from kg_builder.network.encounters import Attendance, Encounter, Proof

BASE = "https://example.org/id/"


def attendance(name: str, side: str | None, role: str = "participant", bulletin: str = "b1") -> Attendance:
    slug = name.lower().replace(" ", "-")
    sentence = f"{name} took part in the talks."
    return Attendance(
        f"{BASE}official/{slug}",
        name,
        role,
        ((f"{BASE}country/{side.lower()}", side),) if side else (),
        ("Minister of Foreign Affairs",),
        frozenset(),
        (Proof(f"{BASE}bulletin/{bulletin}", "2021-03-02", name, sentence),),
    )


def encounter(number: int, people: list[Attendance], day: str | None = "2021-03-01", **more: object) -> Encounter:
    fields: dict[str, object] = {"start": day, "earliest": day, "latest": day, "mode": "in-person", "place": "Geneva"}
    return Encounter(f"{BASE}meeting/m{number}", f"Talks {number}", attendances=tuple(people), **(fields | more))


def many(people: int, meetings: int, seed: int = 7, largest: int = 6) -> list[Encounter]:
    """``meetings`` encounters among ``people`` officials of 40 countries; some people meet far more than others."""
    chance = random.Random(seed)
    everybody = [attendance(f"Person {i}", f"Land{chance.randrange(40)}") for i in range(people)]
    weights = [1 / (i + 20) for i in range(people)]
    found = []
    for number in range(meetings):
        size = chance.randint(2, largest)
        guests = {a.official: a for a in chance.choices(everybody, weights, k=size)}
        day = f"20{chance.randint(10, 24)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        if len(guests) > 1:
            found.append(encounter(number, [guests[k] for k in sorted(guests)], day))
    return found
