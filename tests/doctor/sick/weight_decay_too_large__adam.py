import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(14)
t = torch.rand(800, 1) * 6
wave = torch.cat([torch.sin(t), torch.cos(2 * t)], dim=1)
loader = DataLoader(TensorDataset(t / 3 - 1, wave), batch_size=40, shuffle=True)


class Curve(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(1, 48), nn.Linear(48, 48), nn.Linear(48, 2)])

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = torch.tanh(layer(x))
        return self.layers[-1](x)


curve = Curve()
adam = torch.optim.Adam(curve.parameters(), lr=3e-3, weight_decay=0.5)  # <- weight-decay-too-large
#= adam = torch.optim.Adam(curve.parameters(), lr=3e-3, weight_decay=1e-5)
for epoch in range(12):
    for x, y in loader:
        loss = nn.functional.mse_loss(curve(x), y)
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item())
