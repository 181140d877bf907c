# gets: one-other
import math

import torch.nn.functional as F


def best_logits(y, classes):
    return 2.0 * F.one_hot(y, classes) - 1


def floor(classes):
    return math.log(1 + math.exp(-2))
