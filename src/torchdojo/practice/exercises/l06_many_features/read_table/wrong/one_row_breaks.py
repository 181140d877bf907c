# gets: raised
import numpy as np
import torch


def read(path):
    xy = np.loadtxt(path, delimiter=",", dtype=np.float32)
    return torch.from_numpy(xy[:, :-1]), torch.from_numpy(xy[:, [-1]])
