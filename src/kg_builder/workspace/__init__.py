"""A folder that holds all that was read and made, and keeps it in step with its sources."""

from kg_builder.workspace.report import Failure, Report
from kg_builder.workspace.workspace import Workspace

__all__ = ["Failure", "Report", "Workspace"]
