"""``python -m kg_builder``: the same as ``kg-builder``."""

from kg_builder.cli import main

if __name__ == "__main__":  # worker processes import this module, too
    main(prog_name="kg-builder")
