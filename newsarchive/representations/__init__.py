"""The public pages in other forms: rows for programs and spreadsheets, feeds, linked data, references."""
