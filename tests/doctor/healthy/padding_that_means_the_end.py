"""Padding in four honest ways: as the end that a writer has to learn, as the end of a shorter answer, left out by a
selection of steps, and left out by a mask."""
import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.utils.rnn import pad_sequence

torch.manual_seed(27)
END, KINDS = 0, 12


def word():
    size = int(torch.randint(3, 11, ()))
    return torch.randint(0, 3, (size,)).cumsum(0) % (KINDS - 1) + 1


words = [word() for _ in range(240)]


class Steps(nn.Module):
    def __init__(self, answers, both=False):
        super().__init__()
        self.enter = nn.Embedding(KINDS + 1, 24)
        self.read = nn.GRU(24, 24, batch_first=True, bidirectional=both)
        self.out = nn.Linear(48 if both else 24, answers)

    def forward(self, x):
        return self.out(self.read(self.enter(x))[0])


def batches():
    for rows in torch.randperm(len(words)).split(24):
        yield pad_sequence([words[i] for i in rows], batch_first=True, padding_value=END)


def writer(x, net):
    x = F.pad(x, (1, 1), value=END)
    return F.cross_entropy(net(x[:, :-1]).transpose(1, 2), x[:, 1:])


def keeps_the_even_ones(x, net):
    kept = pad_sequence([row[(row > 0) & (row % 2 == 0)] for row in x], batch_first=True, padding_value=END)
    kept = F.pad(kept, (0, x.shape[1] - kept.shape[1]), value=END)
    return F.cross_entropy(net(x).flatten(0, 1), kept.flatten())


def larger_than_the_last(x, net):
    label = (x > F.pad(x[:, :-1], (1, 0))).long()
    return F.cross_entropy(net(x)[x != END], label[x != END])


def above_the_middle(x, net):
    each = F.binary_cross_entropy_with_logits(net(x).squeeze(-1), (x > 6).float(), reduction="none")
    return (each * (x != END)).sum() / (x != END).sum()


for task, answers in ((writer, KINDS), (keeps_the_even_ones, KINDS), (larger_than_the_last, 2), (above_the_middle, 1)):
    net = Steps(answers, both=task is keeps_the_even_ones)
    adam = torch.optim.Adam(net.parameters(), lr=5e-3)
    for epoch in range(3):
        for x in batches():
            loss = task(x, net)
            adam.zero_grad()
            loss.backward()
            adam.step()
    print(task.__name__, loss.item())
