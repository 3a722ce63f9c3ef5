"""Which node below an entity each tenure, participation and agreement event denotes.

A function of the entity's members and of what their agents and posts denote. One tenure a
person and post until two beginnings are told that cannot be the same; one event a kind of
step and date, where a coarser or missing date is taken for the finer one that it fits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from kg_builder.graph.iris import agreement_event_id, participation_id, tenure_id
from kg_builder.model.claim import Claim, Claims
from kg_builder.model.entity import Entity, Member

_Found = tuple[Claims, Claim]


def denote_dependents(entity: Entity, claims: Mapping[str, Claims], denotes: Mapping[Member, str]) -> dict[Member, str]:
    """The ids of the dependents of ``entity``'s members. ``claims`` holds its members' bulletins."""
    found: dict[Member, str] = {}
    tenures: dict[str, list[_Found]] = {}
    events: dict[str, list[_Found]] = {}
    for bulletin, local in entity.members:
        said = claims[bulletin]
        for claim in said.owned.get(local, ()):
            if claim.kind == "participation":
                found[bulletin, claim.id] = participation_id(entity.id, denotes[bulletin, claim.value("agent") or ""])
            elif claim.kind == "tenure":
                post = denotes[bulletin, claim.value("post") or ""]
                tenures.setdefault(post, []).append((said, claim))
            else:
                events.setdefault(claim.value("eventKind") or "", []).append((said, claim))
    for post, claimed in tenures.items():
        found.update(_split(claimed, "start", _tenure_of(entity.id, post), _latest_before))
    for kind, claimed in events.items():
        found.update(_split(claimed, "date", _event_of(entity.id, kind), _first))
    return found


def _tenure_of(official: str, post: str) -> Callable[[str | None, bool], str]:
    return lambda start, first: tenure_id(official, post, None if first else start)


def _event_of(agreement: str, kind: str) -> Callable[[str | None, bool], str]:
    return lambda date, first: agreement_event_id(agreement, kind, date)


def _split(
    claimed: list[_Found],
    property_: str,
    name: Callable[[str | None, bool], str],
    undated: Callable[[list[str], str | None], str | None],
) -> Iterator[tuple[Member, str]]:
    dates = {claim.value(property_) for _, claim in claimed} - {None}
    same = settle_dates(d for d in dates if d)
    distinct = sorted(set(same.values()))
    for said, claim in claimed:
        date = claim.value(property_)
        settled = same[date] if date else undated(distinct, said.published)
        yield (said.bulletin, claim.id), name(settled, settled is None or settled == distinct[0])


def settle_dates(dates: Iterable[str]) -> dict[str, str]:
    """Takes each date for the finer one that it fits, if just one is there: ``2020`` for ``2020-05-13``."""
    known = sorted(set(dates))
    finest = [d for d in known if not any(o != d and o.startswith(d) for o in known)]
    settled = {}
    for date in known:
        fits = [f for f in finest if f.startswith(date)]
        settled[date] = fits[0] if len(fits) == 1 else date
    return settled


def _first(dates: list[str], published: str | None) -> str | None:
    return dates[0] if dates else None


def _latest_before(dates: list[str], published: str | None) -> str | None:
    before = [d for d in dates if published is not None and d <= published]
    return before[-1] if before else _first(dates, published)
