# gets: eight-columns
import numpy as np
import torch


def read(path):
    xy = torch.from_numpy(np.loadtxt(path, delimiter=",", dtype=np.float32, ndmin=2))
    return xy[:, :2], xy[:, 2:3]
