import torch
from torch import nn


def make_block(i, o):
    return nn.Sequential(nn.Linear(i, o), nn.Tanh())  # <- layers-made-in-forward, kept


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = make_block(3, 12)
        #= self.second = make_block(12, 12)
        self.last = nn.Linear(12, 1)

    def forward(self, x):
        h = self.first(x)
        h = h + make_block(12, 12)(h)  # <- layers-made-in-forward
        #= h = h + self.second(h)
        return self.last(h)


torch.manual_seed(0)
x = torch.randn(100, 3)
y = x.norm(dim=1, keepdim=True)
model = Model()
optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
for step in range(60):
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
