import torch.nn.functional as F
from torch import Tensor, nn


class Scaled(nn.Module):
    ...  # TODO


class ConvShortcut(nn.Module):
    ...  # TODO


class PreActivation(nn.Module):
    ...  # TODO
