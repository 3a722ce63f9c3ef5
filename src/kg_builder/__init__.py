"""Diplomatic bulletins as a knowledge graph in which every fact points to its sentence."""

__version__ = "0.1.0"
