import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
K = 6
x = torch.randn(500, 8); y = x[:, :3].argmax(1)
nets = nn.ModuleList(nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 3)) for _ in range(K))
opt = torch.optim.Adam(nets.parameters(), 1e-2)
for ep in range(4):
    for i in torch.randperm(500).split(50):
        scores = torch.stack([n(x[i]) for n in nets])
        loss = F.cross_entropy(scores.view(-1, 3), y[i].repeat(K))
        opt.zero_grad(); loss.backward(); opt.step()
    for i in torch.randperm(500).split(50):
        scores = torch.stack([n(x[i]) for n in nets], 1)
        loss = F.cross_entropy(scores.view(-1, 3), y[i].unsqueeze(1).repeat(1, K).view(-1))
        opt.zero_grad(); loss.backward(); opt.step()
    print(ep, loss.item())
