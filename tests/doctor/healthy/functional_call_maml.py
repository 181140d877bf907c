import torch
from torch import nn
from torch.func import functional_call

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(1, 24), nn.Tanh(), nn.Linear(24, 1))
meta = torch.optim.Adam(net.parameters(), lr=0.01)
for it in range(25):
    meta_loss = 0.0
    for task in range(3):
        amp, phase = torch.rand(1) + 0.5, torch.rand(1) * 3
        x = torch.rand(20, 1) * 4 - 2
        y = amp * torch.sin(x + phase)
        fast = dict(net.named_parameters())
        inner = nn.functional.mse_loss(functional_call(net, fast, (x[:10],)), y[:10])
        grads = torch.autograd.grad(inner, list(fast.values()), create_graph=True)
        fast = {n: p - 0.05 * g for (n, p), g in zip(fast.items(), grads)}
        meta_loss = meta_loss + nn.functional.mse_loss(functional_call(net, fast, (x[10:],)), y[10:])
    meta.zero_grad()
    meta_loss.backward()
    meta.step()
print(meta_loss.item() / 3)
