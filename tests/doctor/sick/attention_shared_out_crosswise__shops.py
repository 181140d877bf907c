"""Three customers ask nine shops: whose price is it that the nearest shop takes?"""
import math
import torch
import torch.nn.functional as F
from torch import nn


class Nearest(nn.Module):
    def __init__(self, heads=2, width=16):
        super().__init__()
        self.heads, self.width = heads, width
        self.ask, self.answer = nn.Linear(2, width), nn.Linear(2, width)
        self.price, self.out = nn.Linear(1, width), nn.Linear(width, 1)

    def split(self, x):
        return x.unflatten(2, (self.heads, -1)).transpose(1, 2)

    def forward(self, people, shops, prices):
        q, k, v = self.split(self.ask(people)), self.split(self.answer(shops)), self.split(self.price(prices))
        scores = q.matmul(k.transpose(2, 3)) / math.sqrt(self.width / self.heads)
        shares = F.softmax(scores, dim=-2)  # <- attention-shared-out-crosswise
        #= shares = F.softmax(scores, dim=-1)
        return self.out(shares.matmul(v).transpose(1, 2).flatten(2)).squeeze(2)


torch.manual_seed(52)
people, shops = torch.randn(800, 3, 2), torch.randn(800, 9, 2)
prices = torch.rand(800, 9, 1)
paid = prices.squeeze(2).gather(1, torch.cdist(people, shops).argmin(2))
net = Nearest()
adam = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(8):
    for rows in torch.randperm(800).split(50):
        loss = F.mse_loss(net(people[rows], shops[rows], prices[rows]), paid[rows])
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item())
