# gets: raised
import torch


def read(path):
    rows = [[float(c) for c in line.split(",")] for line in open(path, encoding="utf-8")]
    xy = torch.tensor(rows)
    return xy[:, :-1], xy[:, [-1]]
