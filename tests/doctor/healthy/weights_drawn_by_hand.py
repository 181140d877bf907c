import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(93)
x = torch.randn(400, 6)
y = torch.sin(x[:, :1] * 2) + x[:, 1:2] * x[:, 2:3]


def learn(name, model):
    optimizer = torch.optim.Adam([p for p in model.parameters() if p.requires_grad], lr=3e-3)
    for _ in range(40):
        loss = F.mse_loss(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(name, loss.item())


def tanh_net(draw):
    net = nn.Sequential(nn.Linear(6, 80), nn.Tanh(), nn.Linear(80, 80), nn.Tanh(), nn.Linear(80, 1))
    for layer in (net[0], net[2]):
        draw(layer.weight)
    return net


learn("xavier", tanh_net(lambda w: nn.init.xavier_normal_(w, gain=5 / 3)))
learn("a little wide", tanh_net(lambda w: nn.init.normal_(w, std=0.25)))

# a random layer that is not trained, as wide as it pleases: only what reads it learns
random = nn.Linear(6, 200)
nn.init.normal_(random.weight, std=3.0)
learn("random features", nn.Sequential(random.requires_grad_(False), nn.Tanh(), nn.Linear(200, 1)))
