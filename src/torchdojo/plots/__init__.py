"""Draws what a run told: terminal, one-file report, PNG and SVG, visdom, TensorBoard."""
