# gets: shortcut
import torch


class Adam(torch.optim.Adam):
    pass
