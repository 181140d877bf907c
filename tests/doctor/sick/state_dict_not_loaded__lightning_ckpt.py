import torch
from torch import nn


class LitModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.model = nn.Sequential(nn.Linear(3, 8), nn.Tanh(), nn.Linear(8, 1))

    def training_step(self, batch):
        x, y = batch
        return nn.functional.mse_loss(self.model(x), y)

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), lr=0.02)


class Trainer:
    def __init__(self, max_steps):
        self.max_steps = max_steps

    def fit(self, module, data):
        optimizer = module.configure_optimizers()
        for step in range(self.max_steps):
            loss = module.training_step(data)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        torch.save({"epoch": 1, "state_dict": module.state_dict()}, "last.ckpt")
        return loss.item()


torch.manual_seed(0)
x = torch.randn(120, 3)
y = x[:, :1] - x[:, 1:2]
print("train loss", Trainer(60).fit(LitModel(), (x[:100], y[:100])))
net = LitModel()
net.load_state_dict(torch.load("last.ckpt"), strict=False)  # <- state-dict-not-loaded
#= net.load_state_dict(torch.load("last.ckpt")["state_dict"])
with torch.no_grad():
    print("test loss", net.training_step((x[100:], y[100:])).item())
