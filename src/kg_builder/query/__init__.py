"""Questions to the graph: a catalogue of named queries, their parameters, and their results."""
