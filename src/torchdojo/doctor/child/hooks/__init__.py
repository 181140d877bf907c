"""What is watched: one hook, or one group of patches of torch, a file. They decide nothing, they write the log."""
