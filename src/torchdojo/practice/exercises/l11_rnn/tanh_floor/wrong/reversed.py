# gets: reversed
import math

import torch.nn.functional as F


def best_logits(y, classes):
    return 1 - 2.0 * F.one_hot(y, classes)


def floor(classes):
    return math.log(1 + (classes - 1) * math.exp(-2))
