import random

import torch
import torch.nn as nn
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader, Dataset

random.seed(0)
torch.manual_seed(0)


class Walks(Dataset):
    """Walks on a line of very different lengths: does the walker end to the right of where he began?"""

    def __init__(self, n):
        self.walks = [[random.choice((-1.0, 1.0)) for _ in range(random.randint(3, 25))] for _ in range(n)]

    def __len__(self):
        return len(self.walks)

    def __getitem__(self, i):
        steps = torch.tensor(self.walks[i])
        return torch.stack([steps, torch.ones_like(steps)], 1), int(steps.sum() > 0)


def collate(batch):
    walks, labels = zip(*batch)
    lengths = torch.tensor([len(w) for w in walks])
    return pad_sequence(walks, batch_first=True), lengths, torch.tensor(labels)


class Walker(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(2, 16, batch_first=True)
        self.fc = nn.Linear(16, 2)

    def forward(self, x, lengths):
        out, _ = self.lstm(x)
        last = out[:, -1, :]  # <- answer-read-after-padding
        #= last = out[torch.arange(len(x)), lengths - 1]
        return self.fc(last)


train = DataLoader(Walks(400), batch_size=40, shuffle=True, collate_fn=collate)
test = DataLoader(Walks(120), batch_size=60, collate_fn=collate)
model = Walker()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(4):
    for x, lengths, y in train:
        loss = nn.functional.cross_entropy(model(x, lengths), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
right = 0
with torch.no_grad():
    for x, lengths, y in test:
        right += (model(x, lengths).argmax(1) == y).sum().item()
print(right / 120)
