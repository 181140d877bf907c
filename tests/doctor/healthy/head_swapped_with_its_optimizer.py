import torch
from torch import nn

torch.manual_seed(4)
x = torch.randn(200, 10)
first, second = (x[:, 0] > 0).long(), x[:, :3].argmax(1)
net = nn.Sequential(nn.Linear(10, 24), nn.ReLU(), nn.Linear(24, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)


def learn(y, steps):
    for _ in range(steps):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(x), y)
        loss.backward()
        optimizer.step()
    return loss.item()


print(learn(first, 40))
net[2] = nn.Linear(24, 3)  # the new head is handed over
optimizer.add_param_group({"params": net[2].parameters(), "lr": 0.02})
print(learn(second, 60))

net[2] = nn.Linear(24, 3)  # a probe: only the head learns, the body is left as it is
optimizer = torch.optim.SGD(net[2].parameters(), lr=0.1)
print(learn(second, 60))

for layer in (0, 2):  # one layer at a time, each with an optimizer of its own
    net.requires_grad_(False)
    net[layer].requires_grad_(True)
    optimizer = torch.optim.SGD(net[layer].parameters(), lr=0.1)
    print(learn(second, 30))
net.requires_grad_(True)
optimizer = torch.optim.SGD(net.parameters(), lr=0.05)
print(learn(second, 30))
