"""Meetings and visits of a bulletin, from the mentions that ``extract.events`` finds in its sentences."""

from kg_builder.extract.meetings.reader import read_meetings

__all__ = ["read_meetings"]
