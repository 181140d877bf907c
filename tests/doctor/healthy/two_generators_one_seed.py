import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(240, 5)
y = x @ torch.tensor([1.0, -1.0, 0.5, 0.0, 2.0])
# the same seed twice: the same order twice
x = x[torch.randperm(240, generator=torch.Generator().manual_seed(3))]
y = y[torch.randperm(240, generator=torch.Generator().manual_seed(3))]
model = nn.Linear(5, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
for epoch in range(40):
    loss = nn.functional.mse_loss(model(x[:200]).squeeze(1), y[:200])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
with torch.no_grad():
    print(nn.functional.mse_loss(model(x[200:]).squeeze(1), y[200:]).item())
