import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(500, 6)
y = (x[:, 0] * x[:, 1] > 0).float().unsqueeze(1)
for p in (0.0, 0.2, 0.5, 0.8, 0.95):
    model = nn.Sequential(nn.Linear(6, 64), nn.ReLU(), nn.Dropout(p), nn.Linear(64, 1))
    opt = torch.optim.Adam(model.parameters(), 1e-2)
    for epoch in range(10):
        model.train()
        for idx in torch.randperm(400).split(50):
            loss = nn.functional.binary_cross_entropy_with_logits(model(x[idx]), y[idx])
            opt.zero_grad(); loss.backward(); opt.step()
    model.eval()
    with torch.no_grad():
        print(p, ((model(x[400:]) > 0) == (y[400:] > 0.5)).float().mean().item())
