"""How a database finds rows by their words: one interface (index.py), and a module for each database that there is."""
