# gets: too-sure
import math

import torch.nn.functional as F


def best_logits(y, classes):
    return 200.0 * F.one_hot(y, classes) - 100


def floor(classes):
    return 0.0
