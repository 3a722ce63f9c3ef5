"""Records and bulletins as one JSON line each, and back.

The form is versioned: a line of another version is refused with ``ValueError``, and whoever
keeps such lines reads the bulletin again. Fields that hold their default are left out.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from functools import cache
from typing import Any, TypeVar

VERSION = 1
T = TypeVar("T")


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


@cache
def _plan(cls: type) -> tuple[tuple[str, Any], ...]:
    return tuple(
        (f.name, f.default if f.default_factory is dataclasses.MISSING else f.default_factory())
        for f in dataclasses.fields(cls)
    )


def to_plain(value: Any) -> Any:
    """A dataclass, tuple or scalar as JSON-ready data."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        plain = {}
        for name, default in _plan(type(value)):
            field = getattr(value, name)
            if default is dataclasses.MISSING or field != default:
                plain[name] = to_plain(field)
        return plain
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    return value


def from_plain(hint: Any, plain: Any) -> Any:
    """The value of type ``hint`` that ``to_plain`` turned into ``plain``."""
    if plain is None:
        return None
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        inner = next(a for a in typing.get_args(hint) if a is not type(None))
        return from_plain(inner, plain)
    if origin is tuple:
        args = typing.get_args(hint)
        if len(args) == 2 and args[1] is Ellipsis:
            return tuple(from_plain(args[0], item) for item in plain)
        return tuple(from_plain(a, item) for a, item in zip(args, plain, strict=True))
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        hints = _hints(hint)
        return hint(**{name: from_plain(hints[name], item) for name, item in plain.items()})
    if hint is float:
        return float(plain)
    return plain


def dump(value: Any) -> str:
    """One line of canonical JSON (sorted keys, no spaces), with the version in ``v``."""
    plain = to_plain(value)
    plain["v"] = VERSION
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def load(cls: type[T], line: str) -> T:
    """The value that ``dump`` wrote; ValueError for another version."""
    plain = json.loads(line)
    version = plain.pop("v", None)
    if version != VERSION:
        raise ValueError(f"{cls.__name__} of form {version!r}, this program reads {VERSION}")
    result: T = from_plain(cls, plain)
    return result
