"""Lists of documents under what they have in common, a module a list."""
