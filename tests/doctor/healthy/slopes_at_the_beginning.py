import torch
from torch import nn
# gradient of the first layer at the start, over depth and activation; nothing is trained
torch.manual_seed(0)
x = torch.randn(128, 32)
y = torch.randn(128, 1)
for act in (nn.Tanh, nn.ReLU, nn.Sigmoid):
    for depth in (2, 5, 10):
        norms = []
        for seed in range(5):
            layers = []
            for _ in range(depth):
                layers += [nn.Linear(32, 32), act()]
            net = nn.Sequential(*layers, nn.Linear(32, 1))
            loss = nn.functional.mse_loss(net(x), y)
            loss.backward()
            norms.append(net[0].weight.grad.norm().item())
        print(act.__name__, depth, sum(norms) / len(norms))
