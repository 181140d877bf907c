import torch
from torch import nn


def tower(inputs, wide, deep):
    parts = []
    for size in [inputs] + [wide] * (deep - 1):
        layer = nn.Linear(size, wide)
        layer.weight.data = torch.randn(wide, size)  # <- initial-weights-too-large
        #= layer.weight.data = torch.randn(wide, size) / size**0.5
        parts += [layer, nn.Tanh()]
    return nn.Sequential(*parts, nn.Linear(wide, 1))


torch.manual_seed(91)
angles = torch.rand(500, 5) * 3
height = angles.sin().sum(1, keepdim=True) - angles[:, :1] * angles[:, 1:2]
angles = (angles - angles.mean(0)) / angles.std(0)
height = (height - height.mean()) / height.std()
robot = tower(5, 100, 3)
adam = torch.optim.Adam(robot.parameters(), lr=5e-4)
for epoch in range(12):
    for rows in torch.randperm(500).split(50):
        loss = nn.functional.mse_loss(robot(angles[rows]), height[rows])
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item())
