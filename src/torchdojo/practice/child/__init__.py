"""The process in which the learner's code runs: warm, limited, thrown away after each check."""
