"""Whether the ontology, the graph and the records are as they should be."""
