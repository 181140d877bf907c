import torch
from torch import nn


class Classifier(nn.Module):
    def __init__(self, k):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(7, 16), nn.ReLU())
        self.head = nn.Linear(16, k)

    def forward(self, x):
        return self.head(self.body(x))


def configure(model):
    return torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)  # <- parameters-not-in-optimizer, kept


torch.manual_seed(0)
net = Classifier(10)  # --
#= net = Classifier(10)
#= net.head = nn.Linear(16, 4)
optimizer = configure(net)  # <- parameters-not-in-optimizer, kept
net.head = nn.Linear(16, 4)  # <- parameters-not-in-optimizer
x = torch.randn(160, 7)
y = x[:, :4].argmax(1)
for epoch in range(50):
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(net(x), y)
    loss.backward()
    optimizer.step()
print(loss.item())
