import torch
from torch import nn
torch.manual_seed(0)
class Osc(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(1, 24), nn.Tanh(), nn.Linear(24, 24), nn.Tanh(), nn.Linear(24, 1))
    def forward(self, t):
        return self.net(t)
t = torch.linspace(0, 1, 60)[:, None]
y = torch.sin(6 * t)
u = Osc()
opt = torch.optim.LBFGS(u.parameters(), max_iter=20, history_size=10)
def train_step():
    def evaluate():
        #= opt.zero_grad()
        misfit = (u(t) - y).square().mean()
        misfit.backward()  # <- gradients-never-cleared, kept
        return misfit
    opt.zero_grad()
    return opt.step(evaluate).item()
for k in range(8):
    print(k, train_step())
