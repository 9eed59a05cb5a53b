"""The plan file: its records, its keys, how it is read and how loads are worked out."""
