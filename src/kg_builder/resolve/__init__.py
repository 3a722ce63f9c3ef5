"""Who is who across bulletins."""
