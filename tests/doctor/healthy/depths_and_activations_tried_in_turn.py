import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(256, 10); y = torch.sin(x.sum(1, keepdim=True))
for name, act in {'sigmoid': nn.Sigmoid, 'tanh': nn.Tanh, 'relu': nn.ReLU}.items():
    for depth in (2, 6, 12):
        layers = [nn.Linear(10, 20), act()]
        for _ in range(depth):
            layers += [nn.Linear(20, 20), act()]
        net = nn.Sequential(*layers, nn.Linear(20, 1))
        opt = torch.optim.SGD(net.parameters(), lr=0.05)
        for epoch in range(40):
            loss = nn.functional.mse_loss(net(x), y)
            opt.zero_grad(); loss.backward(); opt.step()
        print(name, depth, loss.item(), net[0].weight.grad.norm().item())
