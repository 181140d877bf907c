import torch
from torch import nn


def unroll(rnn, x):
    ...  # TODO: return outputs (T, N, H) and hidden (1, N, H)
