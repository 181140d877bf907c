import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.rand(300, 2) * 2 - 1
y = ((x[:, 0] > 0) ^ (x[:, 1] > 0)).long()
model = nn.Sequential(
    nn.Linear(2, 32),  # <- no-activation-between-layers, kept
    #= nn.ReLU(),
    nn.Linear(32, 32),  # <- no-activation-between-layers, kept
    #= nn.ReLU(),
    nn.Linear(32, 2),  # <- no-activation-between-layers, kept
)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(80):
    loss = nn.functional.cross_entropy(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("xor", loss.item())
