# gets: raised
import math

import torch


def best_logits(y, classes):
    return 2 * torch.eye(4)[y] - 1


def floor(classes):
    return math.log(1 + 3 * math.exp(-2))
