"""Numbers as words, where events are counted: the first round, the twelfth session."""

from __future__ import annotations

_WORDS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
ORDINALS = {word: number for number, word in enumerate(_WORDS.split(), 1)}
