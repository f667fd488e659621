"""Figures for whoever works on speed; ``README.md`` says how each is made."""
