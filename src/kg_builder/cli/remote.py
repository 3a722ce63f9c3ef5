"""Options of the commands that can read a SPARQL server instead of a workspace."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from kg_builder.store.base import View
    from kg_builder.store.remote import RemoteStore

F = TypeVar("F", bound=Callable[..., Any])
PASSWORD = "KG_BUILDER_PASSWORD"

endpoint_option = click.option(
    "--endpoint", metavar="URL", help="Ask this SPARQL server instead of the workspace; as good as any for reading."
)
user_option = click.option(
    "--user",
    envvar="KG_BUILDER_USER",
    help=f"Who signs in there; the password is taken from {PASSWORD}, or asked for.",
)
timeout_option = click.option(
    "--timeout", type=click.IntRange(min=1), default=60, show_default=True, help="Seconds to wait for an answer."
)


def remote_store(endpoint: str, update_url: str | None, user: str | None, timeout: int) -> RemoteStore:
    """The server, with credentials from the environment or a prompt; they are never shown."""
    from kg_builder.store.remote import Credentials, RemoteStore

    credentials = None
    if user:
        password = os.environ.get(PASSWORD)
        if password is None:
            password = click.prompt(f"Password of {user} at {endpoint}", hide_input=True, err=True)
        credentials = Credentials(user, password)
    return RemoteStore(endpoint, update_url, credentials, timeout=timeout)


@contextmanager
def opened_view(workspace: Path, endpoint: str | None, user: str | None, timeout: int) -> Iterator[tuple[View, str]]:
    """What is to be read (the server if one is named, else the workspace), and the base IRI of its things."""
    if endpoint:
        with remote_store(endpoint, None, user, timeout) as remote:
            yield remote, ""
        return
    from kg_builder.workspace import Workspace

    with Workspace.open(workspace) as opened:
        yield opened.store, opened.base
