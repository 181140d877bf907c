"""What a run has left in the log, mostly together with the text: the questions rules ask of it, by subject."""
