import torch
import torch.nn as nn

# low-rank regression: the bottleneck between two linear maps is the model
torch.manual_seed(0)
A, B = torch.randn(20, 2), torch.randn(2, 15)
x = torch.randn(300, 20)
y = x @ A @ B / 5
model = nn.Sequential(nn.Linear(20, 2, bias=False), nn.Linear(2, 15, bias=False))
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for epoch in range(80):
    loss = nn.functional.mse_loss(model(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
