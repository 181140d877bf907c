import torch


def name_batch(names):
    ...  # TODO: return x (N, T) and lengths (N,)
