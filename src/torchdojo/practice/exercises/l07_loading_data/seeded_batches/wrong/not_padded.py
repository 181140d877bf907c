# gets: raised
import torch
from torch.utils.data import DataLoader


def loader(words, batch_size, seed):
    g = torch.Generator().manual_seed(seed)
    return DataLoader(words, batch_size=batch_size, shuffle=True, generator=g)
