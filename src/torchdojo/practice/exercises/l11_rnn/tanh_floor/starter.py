import math

import torch


def best_logits(y, classes):
    ...  # TODO: (N, classes), float32, from -1 to 1


def floor(classes):
    ...  # TODO: the smallest cross-entropy, a number
