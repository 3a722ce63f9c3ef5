"""Which posts stand with which name: before it, behind it, in lists, one plural for several."""

from __future__ import annotations

from kg_builder.extract.names import is_acronym
from kg_builder.extract.plural_ties import tie_plurals
from kg_builder.extract.ties import DASHES, Ties
from kg_builder.extract.units import JOINERS, Unit
from kg_builder.lexicon.phrases import word_set

_ADDRESS = word_set("ambassador senator professor congressman congresswoman amb. sen. rep. judge general dr")
_TITLED = word_set("prince princess")
_PLACED = word_set("in at near across around throughout via outside inside")


def tie_posts(ties: Ties) -> None:
    """Ties each post of the sentence to its holder, the surest orders first."""
    _honorifics(ties)
    _before(ties)
    tie_plurals(ties)
    _chains(ties)


def _honorifics(ties: Ties) -> None:
    for index, named in ties.names.items():
        left = ties.left_of(index)
        if left != index - 1:
            named.honorific = True
            named.weak = False
            named.start = ties.units[left + 1].first
        before = ties.c.at(left)
        if before is not None and before.kind == "low" and before.folded in _PLACED and not named.honorific:
            named.unlikely = True
        if ties.word(left) in JOINERS and left - 1 in ties.names:
            previous = ties.names[left - 1]
            named.unlikely = named.unlikely or (previous.unlikely or ties.word(left - 2) in ties.c.words.person_nouns)


def _before(ties: Ties) -> None:
    """Posts right before names: "Foreign Minister Wang Yi", "President of Senegal H.E. Mr Macky Sall"."""
    for index in ties.names:
        left = ties.left_of(index)
        if ties.free(left):
            ties.bind(index, left, "before")
            before = ties.left_of(left)
            if ties.free(before) and (ties.post(left).family == "rank" or ties.post(left).head in _TITLED):
                # "Chairman of the Joint Chiefs of Staff Lt. Gen. X"
                ties.bind(index, before, "before")
                left = before
            _chain_left(ties, index, left)


def _owned(ties: Ties, post_at: int) -> bool:
    """Whether a name that has no post of its own stands before the post and a comma."""
    at = post_at - 1
    if ties.word(at) == "the":
        at -= 1
    return ties.word(at) in (",", "(", *DASHES) and at - 1 in ties.names and not ties.names[at - 1].posts


def _chain_left(ties: Ties, index: int, post_at: int) -> None:
    """Further posts of the same person: "Deputy Prime Minister and Foreign Minister X"."""
    at = post_at
    while True:
        step = at - 1
        if ties.word(step) == "the":
            step -= 1
        joiner = ties.word(step)
        if joiner not in (*JOINERS, ",", "/", "cum", *DASHES):
            return
        if joiner in JOINERS and ties.word(step - 1) == ",":
            step -= 1
        if not ties.free(step - 1) or _owned(ties, step - 1) or not _one_holder(ties, step - 1, at, joiner):
            return
        ties.bind(index, step - 1, "before-chain")
        at = step - 1


def _one_holder(ties: Ties, first_at: int, second_at: int, joiner: str) -> bool:
    """Whether two posts side by side are of one person, not of an unnamed one and a named one."""
    first, second = ties.post(first_at), ties.post(second_at)
    if first.lower and not second.lower:
        return False
    owners = [p.owner.name for p in (first, second) if p.owner is not None and p.owner.kind == "country"]
    if len(owners) == 2 and owners[0] != owners[1]:
        return False
    alone = [len(p.tokens) == len(p.head.split()) and p.owner is None for p in (first, second)]
    monarch = first.head in ("president", "king", "queen", "emir", "amir", "sultan") and alone[0]
    if joiner == ",":
        return not (monarch and first.definite and not second.definite)
    chiefs = first.head in ("prime minister", "premier", "chancellor") and all(alone)
    return not ((monarch and (first.definite or alone[1])) or chiefs)


def _elements(ties: Ties) -> list[list[tuple[str, int, bool]]]:
    """Runs of posts and names that only commas, "and", articles and honorifics part.

    Each element is its kind (P for a free post, N for a name), its unit, and whether a comma stands before it.
    """
    runs: list[list[tuple[str, int, bool]]] = []
    run: list[tuple[str, int, bool]] = []
    comma = False
    for index, unit in enumerate(ties.units):
        if index in ties.names and not ties.names[index].unlikely:
            run.append(("N", index, comma))
            comma = False
        elif ties.free(index):
            run.append(("P", index, comma))
            comma = False
        elif index in ties.taken:
            comma = False
        elif unit.folded == ";":
            if len(run) > 1:
                runs.append(run)
            run, comma = [], False
        elif unit.folded in (",", *DASHES, "("):
            comma = True
        elif (
            (ties.word(index - 1) == "," and _is_postnominal(ties, unit))
            or (unit.kind == "country" and ties.word(index - 1) == "(" and ties.word(index + 1) == ")")
            or (
                unit.folded in (*JOINERS, "the", "a", "an", "as", "well", "along", "with", ")")
                or unit.kind == "hon"
                or unit.folded in ("his", "her", "our", "who", "is", "its")
            )
        ):
            continue
        else:
            if len(run) > 1:
                runs.append(run)
            run, comma = [], False
    if len(run) > 1:
        runs.append(run)
    return runs


def _is_postnominal(ties: Ties, unit: Unit) -> bool:
    """Letters behind a name: "KC", "MP", "E.G.H."."""
    return unit.kind == "init" or (
        unit.kind in ("cap", "org") and (unit.folded in ties.lexicon.suffixes or is_acronym(ties.c, unit))
    )


def _addressed(ties: Ties, index: int) -> bool:
    """Whether the name has nothing but a form of address before it ("Ambassador Mauro Vieira", "Prince Faisal")."""
    return all(
        rule == "before"
        and post.owner is None
        and post.target is None
        and ((len(post.tokens) == 1 and post.head in _ADDRESS | _TITLED) or post.family == "rank")
        for post, rule in ties.names[index].posts
    )


def _chains(ties: Ties) -> None:
    """Lists with commas: "Minister of A, X, Minister of B, Y" and "X, Minister of A, Y, Minister of B"."""
    for run in _elements(ties):
        posts_first = _posts_first(ties, run)
        position = 0
        while position < len(run):
            kind, at, _ = run[position]
            if (
                kind == "P"
                and posts_first
                and position + 1 < len(run)
                and run[position + 1][0] == "N"
                and _addressed(ties, run[position + 1][1])
                and ties.word(run[position + 1][1] - 1) not in ("with",)
            ):
                name_at = run[position + 1][1]
                between = {ties.word(k) for k in range(at + 1, name_at)}
                if run[position + 1][2] or "," in between:
                    ties.bind(name_at, at, "before-comma")
                    _chain_left(ties, name_at, at)
                    position += 2
                    continue
            if kind == "N" and position + 1 < len(run) and run[position + 1][0] == "P" and run[position + 1][2]:
                position = _appositions(ties, run, position)
                continue
            position += 1


def _posts_first(ties: Ties, run: list[tuple[str, int, bool]]) -> bool:
    """Whether in this list the post stands before the name's comma."""
    kinds = "".join(k for k, _, _ in run)
    first = next((k for k, at, _ in run if k == "P" or not ties.names[at].posts), "")
    if first == "P":
        return True
    return kinds.startswith("N") and ties.names[run[0][1]].posts != [] and kinds.endswith("PN") and "PP" not in kinds


def _appositions(ties: Ties, run: list[tuple[str, int, bool]], position: int) -> int:
    """Binds the posts behind the name at ``position`` of the run; the next position."""
    index = run[position][1]
    at = position + 1
    bound = bool(ties.names[index].posts)
    while at < len(run) and run[at][0] == "P":
        post_at = run[at][1]
        joined = ties.word(post_at - 1) in JOINERS or (
            ties.word(post_at - 1) == "the" and ties.word(post_at - 2) in JOINERS
        )
        last_before_name = at + 1 < len(run) and run[at + 1][0] == "N" and not _claims(ties, run, at + 1)
        if last_before_name and (at > position + 1 or bound) and not joined:
            break
        if bound and last_before_name:
            break
        ties.bind(index, post_at, "after" if at == position + 1 else "after-chain")
        at += 1
    return max(at, position + 1)


def _claims(ties: Ties, run: list[tuple[str, int, bool]], position: int) -> bool:
    """Whether the name there has a post of its own, bound or behind a comma."""
    if ties.names[run[position][1]].posts:
        return True
    return position + 1 < len(run) and run[position + 1][0] == "P" and run[position + 1][2]
