# gets: overflow
from torch import exp


def softmax(logits):
    return exp(logits) / exp(logits).sum(-1, keepdim=True)
