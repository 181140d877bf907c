import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(1)
x = torch.randn(400, 4)
y = x @ torch.randn(4, 1) + torch.randn(400, 1)


class Trainer:
    def __init__(self, net):
        self.net, self.criterion = net, nn.MSELoss()
        self.opt = torch.optim.Adam(net.parameters(), lr=1e-2)

    def fit(self, loader):
        for a, b in loader:
            self.opt.zero_grad()
            self.criterion(self.net(a), b).backward()
            self.opt.step()

    @torch.no_grad()
    def rmse(self, loader):
        errors = []
        for a, b in loader:
            error = nn.functional.mse_loss(self.net(a), b)
            errors.append(torch.sqrt(error).item())  # <- averaged-after-bending
            #= errors.append(error.item())
        return np.mean(errors)  # --
        #= return np.sqrt(np.mean(errors))


trainer = Trainer(nn.Sequential(nn.Linear(4, 16), nn.Tanh(), nn.Linear(16, 1)))
learn, keep = DataLoader(TensorDataset(x[:320], y[:320]), 32, shuffle=True), DataLoader(TensorDataset(x[320:], y[320:]), 16)
for epoch in range(8):
    trainer.fit(learn)
    print(epoch, trainer.rmse(keep))
