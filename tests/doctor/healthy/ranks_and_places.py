import torch
from torch import nn

torch.manual_seed(0)
numbers = torch.rand(800, 5, 1)
order = numbers.squeeze(2).argsort(1)


class Sorter(nn.Module):
    """For each rank the place of the number that has it: scores (batch, place, rank)."""

    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(1, 32, batch_first=True, bidirectional=True)
        self.out = nn.Linear(64, 5)

    def forward(self, x):
        return self.out(self.rnn(x)[0])


net = Sorter()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(10):
    for rows in torch.randperm(700).split(50):
        scores = net(numbers[rows])
        loss = nn.functional.cross_entropy(scores, order[rows])  # over the places, once for each rank
        opt.zero_grad()
        loss.backward()
        opt.step()
with torch.no_grad():
    print(loss.item(), (net(numbers[700:]).argmax(1) == order[700:]).float().mean().item())
