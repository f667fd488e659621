"""The stages of a build; no stage imports another."""
