import torch
from torch import nn


class Follower:
    """Weights that follow the model's slowly."""

    def __init__(self, model, keep=0.98):
        self.model, self.keep = model, keep
        self.slow = model.state_dict()  # <- average-of-the-living-weights
        #= self.slow = {name: value.clone() for name, value in model.state_dict().items()}

    @torch.no_grad()
    def follow(self):
        for name, value in self.model.state_dict().items():
            if value.is_floating_point():
                self.slow[name].mul_(self.keep).add_((1 - self.keep) * value)  # <- average-of-the-living-weights, kept


torch.manual_seed(41)
x = torch.rand(200, 4)
y = torch.sin(6 * x[:, :1]) + 0.3 * torch.randn(200, 1)
net = nn.Sequential(nn.Linear(4, 32), nn.Tanh(), nn.Linear(32, 1))
follower = Follower(net)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
for step in range(120):
    rows = torch.randint(0, 200, (20,))
    optimizer.zero_grad()
    loss = nn.functional.mse_loss(net(x[rows]), y[rows])
    loss.backward()
    optimizer.step()
    follower.follow()
print(loss.item())
