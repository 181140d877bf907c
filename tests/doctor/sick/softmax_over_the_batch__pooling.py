"""Reviews as rows of words: which words count is learned, and a review is the weighted mean of its words."""

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(21)
words = torch.randint(0, 60, (600, 14))
liked = (words < 8).sum(1) > (words > 51).sum(1)


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.word = nn.Embedding(60, 20)
        self.matters = nn.Linear(20, 1)
        self.verdict = nn.Linear(20, 2)

    def forward(self, words):
        seen = self.word(words)
        weights = F.softmax(self.matters(torch.tanh(seen)).squeeze(-1), dim=0)  # <- softmax-over-the-batch
        #= weights = F.softmax(self.matters(torch.tanh(seen)).squeeze(-1), dim=1)
        whole = torch.bmm(weights.unsqueeze(1), seen).squeeze(1)
        return self.verdict(whole)


reader = Reader()
optimizer = torch.optim.AdamW(reader.parameters(), lr=0.01)
for epoch in range(4):
    for batch, label in DataLoader(TensorDataset(words, liked.long()), 30, shuffle=True):
        optimizer.zero_grad()
        loss = F.cross_entropy(reader(batch), label)
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
