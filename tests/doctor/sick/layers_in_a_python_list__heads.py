import torch
from torch import nn


class MultiTask(nn.Module):
    def __init__(self):
        super().__init__()
        self.shared = nn.Sequential(nn.Linear(6, 16), nn.ReLU())
        self.heads = {"price": nn.Linear(16, 1), "area": nn.Linear(16, 1)}  # <- layers-in-a-python-list
        #= self.heads = nn.ModuleDict({"price": nn.Linear(16, 1), "area": nn.Linear(16, 1)})

    def forward(self, x):
        h = self.shared(x)
        return {name: head(h).squeeze(1) for name, head in self.heads.items()}


torch.manual_seed(0)
x = torch.randn(200, 6)
truth = {"price": x[:, 0] - x[:, 1], "area": x[:, 2] * 2}
model = MultiTask()
opt = torch.optim.SGD(model.parameters(), lr=0.05)
for epoch in range(60):
    out = model(x)
    loss = sum(nn.functional.mse_loss(out[k], truth[k]) for k in truth)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
