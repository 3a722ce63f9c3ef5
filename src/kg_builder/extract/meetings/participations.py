"""Who took part in a meeting, in which role, and who was at home there."""

from __future__ import annotations

import re

from kg_builder.extract.meetings.draft import Draft
from kg_builder.extract.meetings.event import Event
from kg_builder.model.evidence import Value
from kg_builder.model.record import Participation
from kg_builder.model.text import Span

_NO_PERSON = re.compile(r"\b(?:Palace|Secretariat|Hotel|Headquarters|Airport|Embassy|Ministry|Parliament|Square)$")


def participations_of(draft: Draft, event: Event, identity: str, place: Value | None) -> tuple[Participation, ...]:
    hosts = _at_home(draft, event, place)
    rows = []
    for agent, (role, token, line, rule) in event.people.items():
        assert token.agent is not None
        official = draft.told.officials.get(agent)
        if official is None or _NO_PERSON.search(official.name.value):
            continue
        if role == "participant" and agent in hosts:
            role = "host"
        span = Span(token.start, token.end)
        evidence = draft.evidence(span, line, rule, 0.9 if token.agent.form == "name" else 0.85, token.agent.via)
        tenure = next((t for t in official.tenures if t.standing != "former"), None)
        rows.append(
            Participation(
                f"participation-{agent.rsplit('-', 1)[-1]}-{identity.rsplit('-', 1)[-1]}",
                agent,
                role,  # type: ignore[arg-type]
                (evidence,),
                tenure.post if tenure else None,
                official.of or (tenure.of if tenure else None),
            )
        )
    known = {b.id for b in draft.reading.bodies} | {o.id for o in draft.reading.organisations}
    seen: set[str] = set()
    for m in event.mentions:
        for token in m.bodies:
            for agent in token.body.agents if token.body is not None else ():
                if agent in known and agent not in seen and token.body is not None and token.body.form == "body":
                    seen.add(agent)
                    rows.append(
                        Participation(
                            f"participation-{agent.rsplit('-', 1)[-1]}-{identity.rsplit('-', 1)[-1]}",
                            agent,
                            "participant",
                            (draft.evidence(token.body.span, m.line, "body", 0.8),),
                        )
                    )
    return tuple(rows)


def _at_home(draft: Draft, event: Event, place: Value | None) -> set[str]:
    """The officials who are at home where the meeting is: the President at the Presidential Palace."""
    if (
        place is None
        or (len(event.people) < 2 and place.value != "Presidential Secretariat")
        or any(r in ("host", "chair") for r, *_ in event.people.values())
    ):
        return set()
    seat = next((s for s in draft.words.seats if s.name.lower() in f"{place.value} {place.surface}".lower()), None)
    if seat is None:
        return set()
    found: list[tuple[int, int, str]] = []
    for agent in event.people:
        official = draft.told.officials.get(agent)
        if official is None:
            continue
        of = (official.of.value if official.of else None) or next((t.of.value for t in official.tenures if t.of), None)
        posts = [t.post.value for t in official.tenures]
        rank = next((n for n, p in enumerate(seat.posts) if any(p.lower() == post.lower() for post in posts)), None)
        if seat.of is not None and (of != seat.of or (rank is None and posts)):
            continue
        if seat.of is None and rank is None:
            continue
        found.append((rank or 0, len(found), agent))
    if not found:
        return set()
    return {min(found)[2]}
