import torch
from torch import nn


class Listener(nn.Module):
    def __init__(self):
        super().__init__()
        self.hear = nn.GRU(5, 16)
        self.rate = nn.Linear(16, 1, bias=False)
        self.judge = nn.Linear(16, 2)

    def forward(self, sound):  # (steps, rows, features)
        heard, _ = self.hear(sound)
        scores = self.rate(torch.tanh(heard)).squeeze(2)
        weights = scores.softmax(1)  # <- softmax-over-the-batch
        #= weights = scores.softmax(0)
        return self.judge((weights.unsqueeze(2) * heard).sum(0))


torch.manual_seed(90)
sound = torch.randn(8, 320, 5)
loud = (sound[:, :, 0].max(0).values > 1.4).long()
model = Listener()
adam = torch.optim.Adam(model.parameters(), lr=5e-3)
for epoch in range(5):
    for rows in torch.randperm(320).split(40):
        loss = nn.functional.cross_entropy(model(sound[:, rows]), loud[rows])
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item())
