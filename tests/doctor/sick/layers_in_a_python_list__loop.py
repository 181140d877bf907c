import torch
import torch.nn as nn


class Stack(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.layers = []  # <- layers-in-a-python-list
        #= self.layers = nn.ModuleList()
        for a, b in zip(sizes[:-1], sizes[1:]):
            self.layers.append(nn.Linear(a, b))  # <- layers-in-a-python-list, kept
        self.out = nn.Linear(sizes[-1], 3)

    def forward(self, x):
        for layer in self.layers:
            x = torch.relu(layer(x))
        return self.out(x)


torch.manual_seed(0)
net = Stack([5, 20, 20])
x = torch.randn(180, 5)
y = (x[:, :3] ** 2).argmax(1)
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(60):
    loss = nn.functional.cross_entropy(net(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
