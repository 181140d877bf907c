# gets: wrong-type
import torch


def read(path):
    return torch.tensor([[[0.5, -0.2], [0.1, 0.3]], [[1.0], [0.0]]][0])
