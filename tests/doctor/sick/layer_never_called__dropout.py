import torch
import torch.nn as nn


class Reader(nn.Module):
    def __init__(self, words=40, size=24, p=0.3):
        super().__init__()
        self.embed = nn.Embedding(words, size)
        self.drop = nn.Dropout(p)  # <- layer-never-called, kept
        self.rnn = nn.GRU(size, size, batch_first=True)
        self.out = nn.Linear(size, 2)

    def forward(self, x):
        h = self.embed(x)  # <- layer-never-called
        #= h = self.drop(self.embed(x))
        return self.out(self.rnn(h)[0][:, -1])


torch.manual_seed(1)
x = torch.randint(40, (480, 7))
y = (x == 4).any(1).long()
reader = Reader()
optimizer = torch.optim.Adam(reader.parameters(), lr=5e-3)
for epoch in range(4):
    reader.train()
    for rows in torch.randperm(400).split(40):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(reader(x[rows]), y[rows])
        loss.backward()
        optimizer.step()
    reader.eval()
    with torch.no_grad():
        print(epoch, (reader(x[400:]).argmax(1) == y[400:]).float().mean().item())
