import math

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
text = torch.randint(0, 9, (300, 13)).cumsum(1) % 9


class Letters(nn.Module):
    def __init__(self):
        super().__init__()
        self.letter, self.read, self.say = nn.Embedding(9, 16), nn.GRU(16, 24, batch_first=True), nn.Linear(24, 9)

    def forward(self, line):
        return self.say(self.read(self.letter(line))[0])


def evaluate(model, loader):
    perplexity = 0.0
    model.eval()
    with torch.no_grad():
        for (line,) in loader:
            loss = nn.functional.cross_entropy(model(line[:, :-1]).transpose(1, 2), line[:, 1:])
            perplexity += math.exp(loss.item())  # <- averaged-after-bending
            #= perplexity += loss.item()
    return perplexity / len(loader)  # --
    #= return math.exp(perplexity / len(loader))


model = Letters()
opt = torch.optim.Adam(model.parameters(), lr=5e-3)
learn, keep = DataLoader(TensorDataset(text[:240]), 40, shuffle=True), DataLoader(TensorDataset(text[240:]), 20)
for epoch in range(6):
    model.train()
    for (line,) in learn:
        loss = nn.functional.cross_entropy(model(line[:, :-1]).transpose(1, 2), line[:, 1:])
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item(), evaluate(model, keep))
