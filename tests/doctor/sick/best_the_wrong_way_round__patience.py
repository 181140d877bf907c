import torch
from torch import nn

torch.manual_seed(1)


class Patience:
    def __init__(self, rounds=3, margin=0.0, higher_is_better=True):
        self.rounds = rounds
        self.margin = margin
        self.higher_is_better = higher_is_better
        self.best = None
        self.waited = 0

    def progress(self, number):
        if self.best is None:
            return True
        if self.higher_is_better:
            return number > self.best + self.margin
        return number < self.best - self.margin

    def __call__(self, number):
        if self.progress(number):
            self.best, self.waited = number, 0
        else:
            self.waited += 1
        return self.waited >= self.rounds


x = torch.randn(400, 4)
y = x[:, :1] - 0.5 * x[:, 1:2] + 0.1 * torch.randn(400, 1)
model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
enough = Patience(rounds=4)  # <- best-the-wrong-way-round
#= enough = Patience(rounds=4, higher_is_better=False)
for epoch in range(12):
    for rows in torch.randperm(320).split(40):
        loss = nn.functional.mse_loss(model(x[rows]), y[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        val_rmse = nn.functional.mse_loss(model(x[320:]), y[320:]).sqrt().item()
    print(epoch, round(val_rmse, 4))
    if enough(val_rmse):
        break
