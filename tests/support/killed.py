"""A build that is killed at its N-th step: ``python killed.py N WORKSPACE SOURCES``. Prints the steps if it ends."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

from kg_builder.store.embedded import EmbeddedStore
from kg_builder.workspace.records import Records
from kg_builder.workspace.run import Build, Changes
from support.scripted import stages

steps = 0


def count(function: Any, last: int) -> Any:
    def counted(*args: Any, **kwargs: Any) -> Any:
        global steps
        steps += 1
        if steps == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*args, **kwargs)

    return counted


def main() -> None:
    last, workspace, sources = int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
    for owner, name in (
        (Records, "do"),
        (EmbeddedStore, "copy"),
        (EmbeddedStore, "close"),
        (os, "replace"),
    ):
        setattr(owner, name, count(getattr(owner, name), last))
    Build(workspace, stages(), processes=1).run(Changes(sources=[sources]))
    print(steps)


if __name__ == "__main__":
    main()
