"""From records and entities to RDF."""
