import torch
from torch import nn

torch.manual_seed(0)
base = nn.Sequential(nn.Linear(10, 24), nn.ReLU(), nn.Linear(24, 12))
for param in base.parameters():
    param.require_grad = False  # <- misspelt-attribute
    #= param.requires_grad = False
head = nn.Linear(12, 3)
model = nn.Sequential(base, nn.ReLU(), head)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)  # --
#= optimizer = torch.optim.SGD(head.parameters(), lr=0.1)
x = torch.randn(150, 10)
y = x[:, :3].argmax(1)
for epoch in range(50):
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(model(x), y)
    loss.backward()
    optimizer.step()
print("fine-tuned", loss.item())
