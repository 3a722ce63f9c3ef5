"""Quads in, SPARQL out."""
