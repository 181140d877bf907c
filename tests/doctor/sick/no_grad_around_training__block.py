import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(160, 6)
y = (x[:, 0] > 0).long()
model = nn.Sequential(nn.Linear(6, 12), nn.ReLU(), nn.Linear(12, 2))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(50):
    opt.zero_grad()
    with torch.no_grad():  # <- no-grad-around-training
        logits = model(x)  # --
    #= logits = model(x)
    loss = nn.functional.cross_entropy(logits, y)
    loss.requires_grad_()  # --
    loss.backward()
    opt.step()
print("loss", loss.item())
