"""The visits of a record."""

from __future__ import annotations

from kg_builder.extract.meetings.draft import Draft
from kg_builder.model.record import Participation, Visit
from kg_builder.model.text import Span


def visits_of(draft: Draft) -> tuple[Visit, ...]:
    rows: dict[str, Visit] = {}
    for journey in draft.told.journeys:
        who = [t for t in journey.visitors if t.agent is not None and t.agent.agents]
        if not who:
            continue
        key = f"{who[0].agent.agents[0]} {journey.place[0]}"  # type: ignore[union-attr]
        if key in rows:
            continue
        offset = journey.line.tokens[journey.at].start
        identity = f"visit-{offset}"
        visitors = tuple(
            Participation(
                f"participation-{agent.rsplit('-', 1)[-1]}-{offset}",
                agent,
                "participant",
                (draft.evidence(Span(t.start, t.end), journey.line, "visit", 0.8, t.agent.via),),  # type: ignore[union-attr]
            )
            for t in who
            for agent in t.agent.agents  # type: ignore[union-attr]
            if agent in draft.told.officials
        )
        start = end = None
        if journey.date is not None and journey.date.start is not None:
            start = draft.value(journey.date.start.value, journey.date.span, journey.line, "visit date", 0.8)
            if journey.date.end is not None:
                end = draft.value(journey.date.end.value, journey.date.span, journey.line, "visit date", 0.8)
        rows[key] = Visit(
            identity,
            draft.value(journey.span.of(draft.text), journey.span, journey.line, "visit", 0.8),
            draft.value(journey.status, journey.span, journey.line, "visit status", 0.75),
            visitors,
            start,
            end,
            draft.value(journey.place[0], journey.place[1], journey.line, "visit place", 0.85),
        )
    return tuple(rows.values())
