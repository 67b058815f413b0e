"""The archive's database backend for SQLite files: Django's own, with turns for those who write."""
