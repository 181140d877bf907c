import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.randn(300, 6)
y = (x[:, 0] > 0).long()
net = nn.Sequential(nn.Linear(6, 24), nn.ReLU(), nn.Linear(24, 2))


def epochs(n, lr):
    opt = torch.optim.AdamW(net.parameters(), lr=lr)
    for _ in range(n):
        for i in torch.randperm(240).split(24):
            loss = nn.functional.cross_entropy(net(x[i]), y[i])
            opt.zero_grad()
            loss.backward()
            opt.step()
    with torch.no_grad():
        return loss.item(), (net(x[240:]).argmax(1) == y[240:]).float().mean().item()


print("pretraining", epochs(5, 1e-2))
print("polishing", epochs(3, 2e-5))
