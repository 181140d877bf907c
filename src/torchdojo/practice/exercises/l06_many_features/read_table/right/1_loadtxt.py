import numpy as np
import torch
from torch import Tensor


def read(path: str) -> tuple[Tensor, Tensor]:
    xy = np.loadtxt(path, delimiter=",", dtype=np.float32, ndmin=2)
    x_data = torch.from_numpy(xy[:, :-1])
    y_data = torch.from_numpy(xy[:, [-1]])
    return x_data, y_data
