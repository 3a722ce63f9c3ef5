"""Who met whom, as a graph of networkx: ties, measures, layout, pictures, exports."""
