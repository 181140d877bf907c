import torch


def sort_by_length(x, lengths, y):
    rows = sorted(zip(lengths, x, y), key=lambda row: -row[0])
    lengths, x, y = (torch.stack(column) for column in zip(*rows))
    return x, lengths, y
