"""The twelve lectures, one folder each, discovered by their folder names."""
