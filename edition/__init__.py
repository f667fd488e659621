"""A scholarly edition processor: a folder of TEI XML in, a validated edition out."""

__version__ = "0.1.0"
