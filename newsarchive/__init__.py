"""A news archive in which every claim stands on the exact words of a source."""
