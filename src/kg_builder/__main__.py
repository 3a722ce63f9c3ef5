"""``python -m kg_builder``: the same as ``kg-builder``."""

from kg_builder.cli import main

main(prog_name="kg-builder")
