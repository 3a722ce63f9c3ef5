"""Whatever was added, edited, removed or forgotten: the graph is that of a clean build over what is left."""

import random
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg_builder.errors import WorkspaceError
from kg_builder.workspace.making import Making
from support.building import build, dump, put

PEOPLE = [
    "ann lee",
    "ann lee=minister/russia",
    "ann lee=president/russia",
    "bob ray",
    "bob ray=envoy/who",
    "carl",
    "ann",
]
FILES = ["a.txt", "b.txt", "c.txt", "sub/a.txt", "sub/d.txt"]

meetings = st.tuples(st.sampled_from(["", "", "?"]), st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3))
lines = st.lists(meetings.map(lambda m: m[0] + "+".join(m[1])), min_size=1, max_size=3)
texts = st.tuples(st.sampled_from(["", "@2020-05-13\n", "@2020-05\n", "@2021-01-02\n"]), lines).map(
    lambda t: t[0] + "\n".join(t[1])
)
steps = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(FILES), texts),
    st.tuples(st.just("write"), st.sampled_from(FILES), texts),
    st.tuples(st.just("remove"), st.sampled_from(FILES), st.none()),
    st.tuples(st.just("forget"), st.sampled_from("abcd"), st.none()),
    st.tuples(st.just("include"), st.sampled_from("abcd"), st.none()),
    st.tuples(st.just("build"), st.none(), st.none()),
)


class Sources:
    """Files and decisions, and the workspace that follows them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.workspace = root / "kg"
        self.forgotten: set[str] = set()

    def take(self, step: tuple[str, str, str | None]) -> None:
        what, where, text = step
        if what == "write":
            put(self.root / "in" / where, text or "")
        elif what == "remove":
            (self.root / "in" / where).unlink(missing_ok=True)
        elif what == "build":
            self.build()
        else:
            self._decide(what, where)

    def _decide(self, what: str, identifier: str) -> None:
        try:
            build(self.workspace, derivation=Making, **{what: [identifier]})
        except WorkspaceError:
            return  # no such bulletin, or not forgotten
        if what == "forget":
            self.forgotten.add(identifier)
        else:
            self.forgotten.discard(identifier)

    def build(self) -> None:
        build(self.workspace, self.root / "in", derivation=Making)

    def clean(self, processes: int) -> str:
        """The graph of a new workspace, its files made in another order under another path."""
        files = [path for path in (self.root / "in").rglob("*") if path.is_file()]
        random.shuffle(files)
        for path in files:
            put(self.root / "other" / "place" / path.relative_to(self.root / "in"), path.read_text())
        build(self.root / "clean", self.root / "other" / "place", derivation=Making, processes=processes)
        for identifier in sorted(self.forgotten):
            try:
                build(self.root / "clean", derivation=Making, forget=[identifier])
            except WorkspaceError:
                continue
        return dump(self.root / "clean")


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(texts, min_size=1, max_size=3), st.lists(steps, min_size=1, max_size=8))
def test_random_changes_end_in_the_graph_of_a_clean_build(first: list[str], changes: list) -> None:
    with tempfile.TemporaryDirectory() as folder:
        sources = Sources(Path(folder))
        for name, text in zip(FILES, first, strict=False):
            put(sources.root / "in" / name, text)
        put(sources.root / "in" / "always.txt", "@2020-05-13\nann lee+bob ray")
        sources.build()
        for step in changes:
            sources.take(step)
        sources.build()
        assert dump(sources.workspace) == sources.clean(processes=1)
