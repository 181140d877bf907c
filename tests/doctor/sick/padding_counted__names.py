"""Names in lists of words: 0 is any word, 1 begins a name, 2 goes on with it. Padding is no word at all."""
import torch
import torch.nn.functional as F
from torch import nn
from torch.nn.utils.rnn import pad_sequence

torch.manual_seed(14)
PAD, WORDS = 0, 50


def line():
    words = torch.randint(1, WORDS, (int(torch.randint(4, 18, ())),))
    named = (words > 40).long()
    named[1:][(words[1:] > 30) & (named[:-1] > 0)] = 2
    return words, named


lines = [line() for _ in range(600)]


class Finder(nn.Module):
    def __init__(self, size=24):
        super().__init__()
        self.words = nn.Embedding(WORDS, size, padding_idx=PAD)
        self.read = nn.GRU(size, size, bidirectional=True, batch_first=True)
        self.kind = nn.Linear(2 * size, 3)

    def forward(self, words):
        states, _ = self.read(self.words(words))
        return F.log_softmax(self.kind(states), dim=-1)


finder = Finder()
optimizer = torch.optim.AdamW(finder.parameters(), lr=4e-3)
for epoch in range(3):
    right = known = 0
    for rows in torch.randperm(len(lines)).split(40):
        words = pad_sequence([lines[i][0] for i in rows], batch_first=True, padding_value=PAD)
        kinds = pad_sequence([lines[i][1] for i in rows], batch_first=True, padding_value=0)  # <- padding-counted
        #= kinds = pad_sequence([lines[i][1] for i in rows], batch_first=True, padding_value=-100)
        scores = finder(words)
        loss = F.nll_loss(scores.flatten(0, 1), kinds.flatten())  # <- padding-counted, kept
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        there = words != PAD
        right += (scores.argmax(-1) == kinds)[there].sum().item()
        known += there.sum().item()
    print(epoch, loss.item(), right / known)
