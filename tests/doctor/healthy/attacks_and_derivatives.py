"""Slopes of inputs, in training and in a test; an energy known by its slopes alone; blocks that hand on what is left."""

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(6)
x = torch.randn(600, 12)
y = (x[:, :4].sum(1) > 0).long()
x_train, y_train, x_test, y_test = x[:450], y[:450], x[450:], y[450:]


def attacked(net, inputs, labels, eps=0.2):
    inputs = inputs.clone().requires_grad_()
    (slope,) = torch.autograd.grad(F.cross_entropy(net(inputs), labels), inputs)
    return (inputs + eps * slope.sign()).detach()


net = nn.Sequential(nn.Linear(12, 32), nn.ReLU(), nn.Linear(32, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(6):
    net.train()
    for pick in torch.randperm(450).split(45):
        harder = torch.cat([x_train[pick], attacked(net, x_train[pick], y_train[pick])])
        loss = F.cross_entropy(net(harder), y_train[pick].repeat(2))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    net.eval()
    fooled = attacked(net, x_test, y_test)
    with torch.no_grad():
        print(epoch, [(net(given).argmax(1) == y_test).float().mean().item() for given in (x_test, fooled)])

energy = nn.Sequential(nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 1))
optimizer = torch.optim.Adam(energy.parameters(), lr=5e-3)
for step in range(300):
    state = torch.randn(64, 2).requires_grad_()
    (slope,) = torch.autograd.grad(energy(state).sum(), state, create_graph=True)
    loss = F.mse_loss(slope, state.detach())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("energy", loss.item())


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(16, 24), nn.ReLU())
        self.explained, self.foretold = nn.Linear(24, 16), nn.Linear(24, 4)

    def forward(self, rest):
        hidden = self.body(rest)
        return rest - self.explained(hidden), self.foretold(hidden)


class Stack(nn.Module):
    def __init__(self):
        super().__init__()
        self.blocks = nn.ModuleList(Block() for _ in range(3))

    def forward(self, rest):
        total = 0
        for block in self.blocks:
            rest, part = block(rest)
            total = total + part
        return total


wave = torch.sin(torch.arange(900) * 0.3) + 0.1 * torch.randn(900)
rows = wave.unfold(0, 20, 1)
stack = Stack()
optimizer = torch.optim.Adam(stack.parameters(), lr=2e-3)
for epoch in range(8):
    for pick in torch.randperm(600).split(50):
        loss = F.mse_loss(stack(rows[pick, :16]), rows[pick, 16:])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        print(epoch, F.mse_loss(stack(rows[640:, :16]), rows[640:, 16:]).item())

bags = torch.randn(200, 7, 5)
positive = (bags[:, :, 0].amax(1) > 1.35).float()
pool = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 1))
optimizer = torch.optim.Adam(pool.parameters(), lr=1e-2)
for epoch in range(30):
    for pick in torch.randperm(140).split(20):
        loss = F.binary_cross_entropy_with_logits(pool(bags[pick]).amax((1, 2)), positive[pick])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    right = 0
    with torch.no_grad():
        for bag, label in zip(bags[140:], positive[140:], strict=True):
            right += int((pool(bag[None]).amax() > 0) == bool(label))
    print(epoch, right / 60)

path = nn.Sequential(nn.Linear(1, 24), nn.Tanh(), nn.Linear(24, 1))
optimizer = torch.optim.Adam(path.parameters(), lr=1e-2)
start = torch.zeros(1, 1, requires_grad=True)  # its own gradient is nobody's business
for step in range(200):
    when = (3 * torch.rand(32, 1)).requires_grad_()
    (speed,) = torch.autograd.grad(path(when).sum(), when, create_graph=True)
    loss = (speed + path(when)).pow(2).mean() + (path(start) - 1).pow(2).sum()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("decay", loss.item())

for weight in net.parameters():
    weight.requires_grad_(False)
seen = x_test[:50].clone().requires_grad_()
(100 * net(seen)).gather(1, y_test[:50, None]).sum().backward()
print("what counts", seen.grad.abs().mean(0))
