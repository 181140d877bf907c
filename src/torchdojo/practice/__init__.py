"""Practice: exercises, the judge that knows why an answer is wrong, and the learner's progress."""
