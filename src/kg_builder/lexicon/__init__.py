"""What the grammar knows of words: titles and posts, countries, organisations, names.

The data stand under ``data/``, each file headed by its fields, source and licence. ``load`` gives
them as tables; ``Lexicon.words`` reads the word lists of another stage (``meetings.yml``).
"""

from __future__ import annotations

from kg_builder.lexicon.tables import Country, Lexicon, Organization, load

__all__ = ["Country", "Lexicon", "Organization", "load"]
