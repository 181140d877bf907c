import torch
from torch import nn
torch.manual_seed(20)

class Wine(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(11, 64), nn.Softmax(dim=1), nn.Linear(64, 64), nn.Softmax(dim=1))  # <- squeezed-between-layers
        #= self.layers = nn.Sequential(nn.Linear(11, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU())
        self.out = nn.Linear(64, 3)
    def forward(self, x):
        return self.out(self.layers(x))

x = torch.randn(500, 11); y = (x[:, 0] + x[:, 1] > 0).long() + (x[:, 2] > 0.5).long()
m = Wine(); o = torch.optim.Adam(m.parameters(), 1e-3)
for e in range(10):
    for i in range(0, 500, 25):
        l = nn.functional.cross_entropy(m(x[i:i+25]), y[i:i+25]); o.zero_grad(); l.backward(); o.step()
    print(e, l.item())
