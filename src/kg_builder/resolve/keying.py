"""The key of each thing that one bulletin claims, from that bulletin alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg_builder.model import keys
from kg_builder.model.claim import Claim, Claims
from kg_builder.model.keys import Key, Names


def claim_keys(claims: Claims, names: Names) -> dict[str, Key]:
    """The key of every claim that is no dependent; a key that occurs twice is weak."""
    found = {c.id: _key(c, claims, names) for c in claims.claims if c.owner is None}
    seen = Counter(found.values())
    apart = {
        local: key if seen[key] == 1 else key.weakened(claims.bulletin, claims.by_id[local].offset)
        for local, key in found.items()
    }
    again = Counter(apart.values())
    return {
        local: key if again[key] == 1 else Key(key.kind, (*key.parts, local), key.weak) for local, key in apart.items()
    }


def name_of(claim: Claim) -> str:
    return claim.value("label") or claim.value("text") or ""


def side_of(claim: Claim, claims: Claims) -> str | None:
    """The name of the country or organisation that an official, body, post or organisation belongs to."""
    for property_ in ("standsFor", "postOf", "country"):
        local = claim.value(property_)
        if local is not None:
            return name_of(claims.by_id[local])
    if claim.kind == "official":
        tenures = claims.owned.get(claim.id, ())
        for tenure in sorted(tenures, key=lambda t: t.value("standing") == "former"):
            post = tenure.value("post")
            side = post and side_of(claims.by_id[post], claims)
            if side:
                return side
    return None


def agent_part(local: str, claims: Claims, names: Names) -> str:
    """A participant as a part of an event's key: folded name and side."""
    claim = claims.by_id[local]
    return f"{keys.fold(name_of(claim))}|{keys.side(side_of(claim, claims), names)}"


def _agents(claim: Claim, claims: Claims, names: Names) -> Iterator[str]:
    for part in claims.owned.get(claim.id, ()):
        agent = part.value("agent")
        if agent is not None:
            yield agent_part(agent, claims, names)


def _agreement_date(claim: Claim, claims: Claims) -> str | None:
    return min((d for event in claims.owned.get(claim.id, ()) for d in event.values("date")), default=None)


def _post_key(claim: Claim, claims: Claims, names: Names, at: tuple[str, int]) -> Key:
    """As weak as the key of the country or organisation that the post belongs to."""
    key = keys.post_key(name_of(claim), side_of(claim, claims), names, at)
    side = claim.value("postOf")
    weak = side is not None and _key(claims.by_id[side], claims, names).weak is not None
    return key.weakened(*at) if weak else key


def _key(claim: Claim, claims: Claims, names: Names) -> Key:
    at = (claims.bulletin, claim.offset)
    name = name_of(claim)
    match claim.kind:
        case "official":
            return keys.official_key(name, side_of(claim, claims), names, at)
        case "organisation":
            return keys.organisation_key(name, side_of(claim, claims), names, at)
        case "country":
            return keys.country_key(name, names, at)
        case "place":
            return keys.place_key(name, names, at)
        case "post":
            return _post_key(claim, claims, names, at)
        case "body":
            return keys.body_key(name, side_of(claim, claims), names, at)
        case "meeting":
            agents = _agents(claim, claims, names)
            return keys.meeting_key(claim.value("kind"), claim.value("start"), agents, at)
        case "visit":
            return keys.visit_key(claim.value("start"), _agents(claim, claims, names), at)
        case "agreement":
            parties = [keys.side(name_of(claims.by_id[p]), names) for p in claim.values("party")]
            date = _agreement_date(claim, claims)
            return keys.agreement_key(claim.value("agreementKind") or "", name, parties, date, at)
        case "topic":
            return keys.topic_key(name, at)
        case _:
            return keys.remark_key(name, at)
