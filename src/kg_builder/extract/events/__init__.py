"""Mentions of meetings in a sentence: noun phrases ("talks with X") and verbs ("met X")."""
