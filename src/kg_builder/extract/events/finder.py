"""All the mentions of meetings in a sentence, in order."""

from __future__ import annotations

from kg_builder.extract.events.dating import assign_dates
from kg_builder.extract.events.mention import EventMention, Scope
from kg_builder.extract.events.nouns import noun_mention
from kg_builder.extract.events.verbs import discussion_mention, is_verb, verb_mention
from kg_builder.extract.scan import Line


def find_mentions(scope: Scope, line: Line) -> list[EventMention]:
    lows = [t.low for t in line.tokens]
    found: list[EventMention] = []
    for i, token in enumerate(line.tokens):
        if token.agent is not None or token.date is not None:
            continue
        noun, verb = scope.words.nouns.get(token.low), scope.words.verbs.get(token.low)
        mention: EventMention | None = None
        if verb is not None and (noun is None or is_verb(line, i)):
            mention = verb_mention(scope, line, i, verb, lows)
        elif noun is not None:
            mention = noun_mention(scope, line, i, noun, lows)
        elif token.low in ("discussed", "discuss", "discusses"):
            mention = discussion_mention(scope, line, i, lows)
        if mention is not None:
            if (
                found
                and mention.at <= found[-1].last
                and not mention.verb
                and found[-1].at < mention.at
                and not found[-1].verb
            ):
                continue
            found.append(mention)
    assign_dates(scope, line, found)
    return found
