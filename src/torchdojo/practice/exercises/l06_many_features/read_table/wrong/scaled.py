# gets: wrong-value
import numpy as np
import torch


def read(path):
    xy = torch.from_numpy(np.loadtxt(path, delimiter=",", dtype=np.float32, ndmin=2))
    x = xy[:, :-1]
    return x / x.abs().max(), xy[:, [-1]]
