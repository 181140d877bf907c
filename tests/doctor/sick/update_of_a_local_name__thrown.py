import torch
from torch import nn

torch.manual_seed(2)
signal = torch.randn(400, 12)
power = signal.square().mean(1, keepdim=True)
net = nn.Sequential(nn.Linear(12, 24), nn.ReLU(), nn.Linear(24, 1))


def descend(model, step_size):
    with torch.no_grad():
        for p in model.parameters():
            p.sub(step_size * p.grad)  # <- update-of-a-local-name
            #= p.sub_(step_size * p.grad)
            p.grad.zero_()


for epoch in range(60):
    loss = nn.functional.smooth_l1_loss(net(signal), power)
    loss.backward()
    descend(net, 0.05)
print(loss.item())
