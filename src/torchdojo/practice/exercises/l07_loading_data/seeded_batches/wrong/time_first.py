# gets: time-first
import torch
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader


def collate(words):
    return pad_sequence(words), torch.tensor([len(w) for w in words])


def loader(words, batch_size, seed):
    g = torch.Generator().manual_seed(seed)
    return DataLoader(words, batch_size=batch_size, shuffle=True, collate_fn=collate, generator=g)
