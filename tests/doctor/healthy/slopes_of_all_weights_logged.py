import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(300, 8); y = (x[:, 0] * x[:, 1]).unsqueeze(1)
layers = []
for i in range(8):
    layers += [nn.Linear(8 if i == 0 else 24, 24), nn.Tanh()]
model = nn.Sequential(*layers, nn.Linear(24, 1))
opt = torch.optim.Adam(model.parameters(), 2e-3)
history = {name: [] for name, _ in model.named_parameters()}
for epoch in range(20):
    for idx in torch.randperm(300).split(60):
        loss = nn.functional.mse_loss(model(x[idx]), y[idx])
        opt.zero_grad(); loss.backward()
        for name, p in model.named_parameters():
            history[name].append(p.grad.norm().item())
        opt.step()
print(loss.item(), {n: sum(v) / len(v) for n, v in history.items() if n.endswith('weight')})
