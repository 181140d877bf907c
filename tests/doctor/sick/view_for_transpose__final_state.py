import torch
from torch import nn


class Tagger(nn.Module):
    def __init__(self, words, size):
        super().__init__()
        self.size = size
        self.embed = nn.Embedding(words, size)
        self.rnn = nn.LSTM(size, size, bidirectional=True, batch_first=True)
        self.head = nn.Linear(2 * size, 2)

    def forward(self, x):
        _, (state, _) = self.rnn(self.embed(x))
        both = state.view(-1, 2 * self.size)  # <- view-for-transpose
        #= both = torch.cat([state[0], state[1]], dim=1)
        return self.head(both)


torch.manual_seed(0)
x = torch.randint(0, 30, (320, 7))
y = (x < 15).float().mean(1).gt(0.5).long()
model = Tagger(30, 12)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
for epoch in range(4):
    for rows in torch.randperm(320).split(32):
        optimizer.zero_grad()
        loss = criterion(model(x[rows]), y[rows])
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
