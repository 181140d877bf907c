import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.randn(200, 5)
y = x @ torch.tensor([[1.0], [2.0], [-1.0], [0.5], [3.0]])
model = nn.Sequential(nn.Linear(5, 20), nn.Tanh(), nn.Linear(20, 1))
optimizer = torch.optim.SGD(model.parameters(), lr=5.0)  # <- learning-rate-too-large
#= optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
for epoch in range(80):
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 10 == 0:
        print(epoch, loss.item())
