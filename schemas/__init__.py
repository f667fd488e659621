"""The grammars, the rules and the encoding guide, and how they are made from one source."""
