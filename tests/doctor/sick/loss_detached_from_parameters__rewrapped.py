import torch
import torch.nn as nn

torch.manual_seed(0)
model = nn.Linear(3, 1)
x = torch.randn(90, 3)
y = x.sum(1, keepdim=True)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(50):
    err = (model(x) - y).abs().mean()
    loss = torch.tensor(err.item(), requires_grad=True)  # <- loss-detached-from-parameters
    #= loss = err
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
