import copy

import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(300, 6)
y = (x[:, :1] * x[:, 1:2]).tanh()
student = nn.Sequential(nn.Linear(6, 32), nn.Tanh(), nn.Linear(32, 1))
average = copy.copy(student)  # <- copy-is-the-model-itself
#= average = copy.deepcopy(student)
optimizer = torch.optim.Adam(student.parameters(), lr=3e-3)
for step in range(60):
    rows = torch.randint(0, 300, (32,))
    noisy = x[rows] + 0.1 * torch.randn(32, 6)
    with torch.no_grad():
        calm = average(x[rows])
    out = student(noisy)
    loss = nn.functional.mse_loss(out, y[rows]) + 0.1 * nn.functional.mse_loss(out, calm)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    with torch.no_grad():
        for slow, fast in zip(average.parameters(), student.parameters()):
            slow.copy_(0.99 * slow + 0.01 * fast)
print(loss.item())
