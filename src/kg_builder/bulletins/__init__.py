"""Bulletins from files: which files hold some, and what they say.

``read`` gives the bulletins of one file, ``discover`` the files under a folder that it can read.
"""

from kg_builder.bulletins.reader import discover, read

__all__ = ["discover", "read"]
