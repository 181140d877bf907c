import torch
from torch import nn

torch.manual_seed(4)
x = torch.randn(400, 7)
targets = {"speed": x[:, :1] - x[:, 1:2], "height": 2 * x[:, 2:3], "mass": x[:, 3:4].abs()}


class Shared(nn.Module):
    def __init__(self):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(7, 30), nn.Tanh())
        self.ends = nn.ModuleDict({name: nn.Linear(30, 1) for name in targets})

    def forward(self, v):
        h = self.trunk(v)
        return {name: end(h) for name, end in self.ends.items()}


model = Shared()
adam = torch.optim.Adam(model.parameters(), lr=4e-3)
for epoch in range(12):
    for rows in torch.randperm(400).split(40):
        #= adam.zero_grad()
        out = model(x[rows])
        for name, answer in out.items():
            error = nn.functional.mse_loss(answer, targets[name][rows])
            adam.zero_grad()  # <- gradients-cleared-unused
            error.backward(retain_graph=True)
        adam.step()
    print(epoch, error.item())
