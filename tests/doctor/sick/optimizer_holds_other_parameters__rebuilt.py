import torch
import torch.nn as nn


def build():
    return nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2))


torch.manual_seed(0)
x = torch.randn(200, 4)
y = (x[:, 0] > x[:, 3]).long()
model = build()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)  # <- optimizer-holds-other-parameters, kept
model = build()  # <- optimizer-holds-other-parameters
for epoch in range(50):
    logits = model(x)
    loss = nn.functional.cross_entropy(logits, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("loss", loss.item())
