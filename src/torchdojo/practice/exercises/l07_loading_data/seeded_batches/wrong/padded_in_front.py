# gets: padded-in-front
import torch
import torch.nn.functional as F
from torch.utils.data import DataLoader


def collate(batch):
    longest = max(map(len, batch))
    return torch.stack([F.pad(w, (longest - len(w), 0)) for w in batch]), torch.tensor([len(w) for w in batch])


def loader(words, batch_size, seed):
    g = torch.Generator().manual_seed(seed)
    return DataLoader(words, batch_size=batch_size, shuffle=True, collate_fn=collate, generator=g)
