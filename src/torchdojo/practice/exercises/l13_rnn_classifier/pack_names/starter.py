import torch


def pack(x, lengths):
    ...  # TODO: return data and batch_sizes
