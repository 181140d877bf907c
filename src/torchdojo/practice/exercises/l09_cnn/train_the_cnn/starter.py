import torch
import torch.nn.functional as F
from torch import Tensor, nn


class Net(nn.Module):
    ...  # TODO: your network of the exercise before


def train(x_data: Tensor, y_data: Tensor, seed: int) -> nn.Module:
    torch.manual_seed(seed)
    ...  # TODO: model, loss and optimizer, training cycle
