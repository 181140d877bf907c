import torch
from torch import nn


class Deep(nn.Module):
    def __init__(self, wide=48, deep=4):
        super().__init__()
        sizes = [9] + [wide] * deep
        self.steps = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:], strict=False))
        self.last = nn.Linear(wide, 1)
        for layer in (*self.steps, self.last):
            layer.weight.data.normal_(0.0, 0.002)  # <- initial-weights-too-small
            #= nn.init.kaiming_normal_(layer.weight)
            layer.bias.data.zero_()

    def forward(self, x):
        for step in self.steps:
            x = torch.relu(step(x))
        return self.last(x)


torch.manual_seed(98)
x = torch.randn(500, 9)
y = (x[:, :1] * x[:, 1:2] > 0).float()
deep = Deep()
optimizer = torch.optim.SGD(deep.parameters(), lr=0.05, momentum=0.9)
for epoch in range(12):
    for rows in torch.randperm(500).split(50):
        loss = nn.functional.binary_cross_entropy_with_logits(deep(x[rows]), y[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
