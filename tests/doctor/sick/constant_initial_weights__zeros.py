import torch
import torch.nn as nn

torch.manual_seed(0)


def init_weights(m):
    if isinstance(m, nn.Linear):
        nn.init.zeros_(m.weight)  # <- constant-initial-weights
        #= nn.init.xavier_uniform_(m.weight)
        nn.init.zeros_(m.bias)


x = torch.randn(200, 4)
y = (x[:, 0] * x[:, 1] > 0).long()
net = nn.Sequential(nn.Linear(4, 32), nn.Tanh(), nn.Linear(32, 2))  # <- constant-initial-weights, kept
net.apply(init_weights)  # <- constant-initial-weights, kept
opt = torch.optim.SGD(net.parameters(), lr=0.5)
for i in range(60):
    loss = nn.functional.cross_entropy(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print("loss", loss.item())
