"""An edition of letters that nobody wrote, as many as are asked for: the same for the same seed."""
