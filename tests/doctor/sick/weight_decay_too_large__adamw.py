import torch
from torch import nn


class Fit:
    decay = 30.0  # <- weight-decay-too-large
    #= decay = 0.01

    def __init__(self):
        self.model = nn.Sequential(nn.Linear(2, 24), nn.Tanh(), nn.Linear(24, 1))
        self.opt = torch.optim.AdamW(self.model.parameters(), lr=0.01, weight_decay=self.decay)  # <- weight-decay-too-large, kept

    def run(self, x, y, n=120):
        for _ in range(n):
            loss = nn.functional.mse_loss(self.model(x), y)
            self.opt.zero_grad()
            loss.backward()
            self.opt.step()
        return loss.item()


torch.manual_seed(0)
x = torch.randn(200, 2)
print("mse", Fit().run(x, (x[:, :1] - 2 * x[:, 1:])))
