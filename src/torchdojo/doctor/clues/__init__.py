"""What the lines of a script say: the questions rules ask of its text alone, by subject."""
