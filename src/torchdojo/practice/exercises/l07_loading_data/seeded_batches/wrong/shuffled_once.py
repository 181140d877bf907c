# gets: shuffled-once
import torch
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader


def collate(words):
    return pad_sequence(words, batch_first=True), torch.tensor([len(w) for w in words])


def loader(words, batch_size, seed):
    g = torch.Generator().manual_seed(seed)
    words = [words[i] for i in torch.randperm(len(words), generator=g)]
    return DataLoader(words, batch_size=batch_size, collate_fn=collate)
