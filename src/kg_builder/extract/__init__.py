"""From a bulletin to its record."""
