import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(12)
x = torch.rand(500, 7)
y = (x[:, 0] * x[:, 1] - x[:, 2]).unsqueeze(1)
big, small = random_split(TensorDataset(x, y), [400, 100])
a, b = DataLoader(big, 40, shuffle=True), DataLoader(small, 25)
net = nn.Sequential(nn.Linear(7, 32), nn.LayerNorm(32), nn.GELU(), nn.Linear(32, 1))
adam = torch.optim.Adam(net.parameters(), lr=2e-3)


def one_pass(loader, learning):
    net.train(learning)
    total = 0.0
    for features, target in loader:
        loss = nn.functional.l1_loss(net(features), target)
        adam.zero_grad()  # --
        loss.backward()  # <- stepping-on-test-batches
        adam.step()  # <- stepping-on-test-batches
        #= if learning:
        #=     adam.zero_grad()
        #=     loss.backward()
        #=     adam.step()
        total += loss.item()
    return total / len(loader)


for epoch in range(8):
    print(epoch, one_pass(a, True), one_pass(b, False))
# also: training-in-eval-mode
