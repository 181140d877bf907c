import torch
from torch import nn


class EarlyStopper:
    def __init__(self):
        self.best = 1e9
        self.best_params = None

    def check(self, loss, model):
        if loss < self.best:
            self.best = loss
            self.best_params = dict(model.named_parameters())  # <- unchanged-best-model
            #= self.best_params = {n: p.detach().clone() for n, p in model.named_parameters()}

    def restore(self, model):
        with torch.no_grad():
            model.load_state_dict(self.best_params)  # <- unchanged-best-model, kept


torch.manual_seed(0)
x = torch.randn(260, 5)
y = x[:, :1] * 2 + torch.randn(260, 1)
model = nn.Sequential(nn.Linear(5, 32), nn.ReLU(), nn.Linear(32, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.02)
stopper = EarlyStopper()
for epoch in range(60):
    model.train()
    loss = nn.functional.mse_loss(model(x[:200]), y[:200])
    opt.zero_grad()
    loss.backward()
    opt.step()
    model.eval()
    with torch.no_grad():
        stopper.check(nn.functional.mse_loss(model(x[200:]), y[200:]).item(), model)
stopper.restore(model)
print("best validation loss", stopper.best)
