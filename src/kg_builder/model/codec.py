"""Records and bulletins as one JSON line each, and back.

The form is versioned: a line of another version is refused with ``ValueError``, and whoever
keeps such lines reads the bulletin again. Fields that hold their default are left out.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable
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


Reader = Callable[[Any], Any]


def _as_it_is(plain: Any) -> Any:
    return plain


@cache
def _reader(hint: Any) -> Reader:
    """Turns plain data into a value of type ``hint``; made once a type, since it runs a hundred times a record."""
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return _reader(next(a for a in typing.get_args(hint) if a is not type(None)))
    if origin is tuple:
        return _tuple_reader(typing.get_args(hint))
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _dataclass_reader(hint)
    if hint is float:
        return lambda plain: None if plain is None else float(plain)
    return _as_it_is


def _tuple_reader(args: tuple[Any, ...]) -> Reader:
    if len(args) == 2 and args[1] is Ellipsis:
        item = _reader(args[0])
        return lambda plain: None if plain is None else tuple([item(value) for value in plain])
    items = [_reader(arg) for arg in args]
    return lambda plain: None if plain is None else tuple(item(value) for item, value in zip(items, plain, strict=True))


def _dataclass_reader(cls: Any) -> Reader:
    readers = {name: _reader(hint) for name, hint in _hints(cls).items()}

    def read(plain: Any) -> Any:
        if plain is None:
            return None
        return cls(**{name: readers[name](value) for name, value in plain.items()})

    return read


def from_plain(hint: Any, plain: Any) -> Any:
    """The value of type ``hint`` that ``to_plain`` turned into ``plain``."""
    return _reader(hint)(plain)


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
