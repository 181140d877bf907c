import torch
from torch import nn
class Prototypes(nn.Module):
    def __init__(self, n, d):
        super().__init__()
        self.register_buffer("centers", torch.randn(n, d, requires_grad=True))  # <- tensor-not-a-parameter
        #= self.centers = nn.Parameter(torch.randn(n, d))
        self.enc = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, d))
    def forward(self, x):
        return -torch.cdist(self.enc(x), self.centers)
torch.manual_seed(0)
x = torch.randn(300, 6); y = x[:, :4].argmax(1)
net = Prototypes(4, 5); opt = torch.optim.Adam(net.parameters(), 1e-2)
for i in range(100):
    l = nn.functional.cross_entropy(net(x), y); opt.zero_grad(); l.backward(); opt.step()
print(l.item())
