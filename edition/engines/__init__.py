"""The foreign libraries, one a file; nothing else in the package imports them."""
