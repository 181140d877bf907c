"""Collate functions that put samples into another order, and may: together, with the way back, or as strangers."""
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pack_sequence, pad_sequence
from torch.utils.data import DataLoader


def tune(generator):
    kind = int(torch.randint(0, 2, (1,), generator=generator))
    steps = int(torch.randint(4, 12, (1,), generator=generator))
    return torch.randn(steps, 3, generator=generator) + kind, kind


def sorted_together(batch):
    batch = sorted(batch, key=lambda one: len(one[0]), reverse=True)
    tunes, kinds = zip(*batch)
    return pad_sequence(tunes, batch_first=True), torch.tensor([len(t) for t in tunes]), torch.tensor(kinds)


def with_the_way_back(batch):
    tunes, kinds = zip(*batch)
    lengths = torch.tensor([len(one) for one in tunes])
    order = lengths.argsort(descending=True)
    padded = pad_sequence([tunes[i] for i in order], batch_first=True)
    return padded, lengths[order], order.argsort(), torch.tensor(kinds)


def packed(batch):
    tunes, kinds = zip(*batch)
    return pack_sequence(tunes, enforce_sorted=False), torch.tensor(kinds)


def with_strangers(batch):
    tunes, kinds = zip(*batch)
    others = torch.randperm(len(tunes)).tolist()
    short = [one[:4] for one in tunes]
    return torch.stack(short), torch.stack([short[i] for i in others]), torch.tensor(kinds)


class Ear(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn, self.out = nn.GRU(3, 12, batch_first=True), nn.Linear(12, 2)

    def forward(self, x, lengths=None):
        x = pack_padded_sequence(x, lengths, batch_first=True) if lengths is not None else x
        return self.out(self.rnn(x)[1][0])


def learn(ear, optimizer, answers, kinds, more=0.0):
    loss = nn.functional.cross_entropy(answers, kinds) + more
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


generator = torch.Generator().manual_seed(7)
torch.manual_seed(7)
tunes = [tune(generator) for _ in range(120)]
ear = Ear()
optimizer = torch.optim.Adam(ear.parameters(), lr=0.01)
for epoch in range(2):
    for x, lengths, kinds in DataLoader(tunes, 20, shuffle=True, collate_fn=sorted_together):
        learn(ear, optimizer, ear(x, lengths), kinds)
    for x, lengths, back, kinds in DataLoader(tunes, 20, shuffle=True, collate_fn=with_the_way_back):
        learn(ear, optimizer, ear(x, lengths)[back], kinds)
    for x, kinds in DataLoader(tunes, 20, shuffle=True, collate_fn=packed):
        learn(ear, optimizer, ear(x), kinds)
    for x, strangers, kinds in DataLoader(tunes, 20, shuffle=True, collate_fn=with_strangers):
        answers = ear(x)
        apart = torch.relu(1 - (answers - ear(strangers)).norm(dim=1)).mean()
        print(epoch, learn(ear, optimizer, answers, kinds, 0.01 * apart))
