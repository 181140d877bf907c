import torch
from torch import nn

torch.manual_seed(12)
points = torch.randn(600, 2)
ring = (points.norm(dim=1) > 1.1).long()
model = nn.Sequential(nn.Linear(2, 40), nn.Tanh(), nn.Linear(40, 40), nn.Tanh(), nn.Linear(40, 2))
decayed, others = [], []
for name, parameter in model.named_parameters():
    (decayed if name.endswith("weight") else others).append(parameter)
optimizer = torch.optim.SGD(  # <- weight-decay-too-large, kept
    [{"params": decayed, "weight_decay": 0.6}, {"params": others}], lr=0.08, momentum=0.9  # --
    #= [{"params": decayed, "weight_decay": 1e-4}, {"params": others}], lr=0.08, momentum=0.9
)
for epoch in range(15):
    losses = []
    for rows in torch.randperm(500).split(50):
        loss = nn.functional.cross_entropy(model(points[rows]), ring[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.detach())
    if epoch % 5 == 4:
        print(epoch + 1, torch.stack(losses).mean().item())
with torch.no_grad():
    print("test", (model(points[500:]).argmax(1) == ring[500:]).float().mean().item())
