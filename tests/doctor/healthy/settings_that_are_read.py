import torch
from torch import nn

# groups with keys of one's own, and a rate that is handed on to the groups
torch.manual_seed(0)
x = torch.randn(300, 6)
y = x[:, :1].sin()
body, head = nn.Sequential(nn.Linear(6, 24), nn.ReLU()), nn.Linear(24, 1)
adam = torch.optim.Adam(
    [
        {"params": body.parameters(), "name": "body", "decay": 0.9},
        {"params": head.parameters(), "name": "head", "decay": 0.99},
    ],
    lr=3e-3,
)
adam.lr = 3e-3
report = {"params": sum(p.numel() for p in body.parameters()), "lr": 3e-3}
for epoch in range(8):
    adam.lr = adam.lr * 0.95
    for group in adam.param_groups:
        group["lr"] = adam.lr * group["decay"] ** epoch
    for some in torch.randperm(300).split(30):
        adam.zero_grad()
        loss = nn.functional.mse_loss(head(body(x[some])), y[some])
        loss.backward()
        adam.step()
print(report, loss.item())
