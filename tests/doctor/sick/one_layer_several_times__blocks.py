import torch
import torch.nn as nn

torch.manual_seed(1)


class Residual(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.up = nn.Linear(width, 2 * width)
        self.down = nn.Linear(2 * width, width)

    def forward(self, x):
        return x + self.down(torch.nn.functional.gelu(self.up(self.norm(x))))


def network(features, width=24, depth=4):
    block = Residual(width)
    body = [block for _ in range(depth)]  # <- one-layer-several-times
    #= body = [Residual(width) for _ in range(depth)]
    return nn.Sequential(nn.Linear(features, width), *body, nn.Linear(width, 1))


inputs = torch.rand(500, 5) * 4 - 2
targets = torch.sin(inputs[:, :1] * 2) + inputs[:, 1:2] * inputs[:, 2:3]
net = network(5)
optimizer = torch.optim.AdamW(net.parameters(), lr=2e-3)
loss_fn = nn.MSELoss()
for epoch in range(6):
    for index in torch.randperm(400).split(40):
        loss = loss_fn(net(inputs[index]), targets[index])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
with torch.no_grad():
    print("test error", loss_fn(net(inputs[400:]), targets[400:]).item())
