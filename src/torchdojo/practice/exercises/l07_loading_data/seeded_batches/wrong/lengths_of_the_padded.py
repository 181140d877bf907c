# gets: wrong-lengths
import torch
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader


def collate(words):
    padded = pad_sequence(words, batch_first=True)
    return padded, torch.tensor([len(row) for row in padded])


def loader(words, batch_size, seed):
    g = torch.Generator().manual_seed(seed)
    return DataLoader(words, batch_size=batch_size, shuffle=True, collate_fn=collate, generator=g)
