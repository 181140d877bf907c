"""The doctor: runs a learner's own training script, names the mistake, its line, why it hurts, and what cures it.

The script runs in a child process (`doctor.child`, the only part that imports torch), which writes down what happened;
the parent reads that log, asks every rule of `doctor.rules`, and reports.
"""
