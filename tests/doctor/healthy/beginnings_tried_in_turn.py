import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(300, 6); y = (x[:, 0] * x[:, 1] > 0).float().unsqueeze(1)
def zeros(m):
    if isinstance(m, nn.Linear):
        nn.init.zeros_(m.weight); nn.init.zeros_(m.bias)
def same(m):
    if isinstance(m, nn.Linear):
        nn.init.constant_(m.weight, 0.1); nn.init.zeros_(m.bias)
def xavier(m):
    if isinstance(m, nn.Linear):
        nn.init.xavier_uniform_(m.weight); nn.init.zeros_(m.bias)
for init in (zeros, same, xavier):
    net = nn.Sequential(nn.Linear(6, 32), nn.Tanh(), nn.Linear(32, 1))
    net.apply(init)
    opt = torch.optim.Adam(net.parameters(), 1e-2)
    for epoch in range(100):
        loss = nn.functional.binary_cross_entropy_with_logits(net(x), y)
        opt.zero_grad(); loss.backward(); opt.step()
    print(init.__name__, loss.item())
