# gets: padded-too-far
import torch
import torch.nn.functional as F
from torch.utils.data import DataLoader


def loader(words, batch_size, seed):
    longest = max(map(len, words))

    def collate(batch):
        return torch.stack([F.pad(w, (0, longest - len(w))) for w in batch]), torch.tensor([len(w) for w in batch])

    g = torch.Generator().manual_seed(seed)
    return DataLoader(words, batch_size=batch_size, shuffle=True, collate_fn=collate, generator=g)
