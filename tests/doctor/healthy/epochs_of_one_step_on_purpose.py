import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(1)
x = torch.randn(640, 8)
y = (x.sum(1) > 0).float()
mixed = DataLoader(TensorDataset(x, y), batch_size=32, shuffle=True)
in_order = DataLoader(TensorDataset(x, y), batch_size=64)
criterion = nn.BCEWithLogitsLoss()


def network():
    return nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 1), nn.Flatten(0))


first = network()
optimizer = torch.optim.Adam(first.parameters(), lr=1e-2)
for epoch in range(20):  # the gradient of all rows, batch by batch
    optimizer.zero_grad()
    for inputs, labels in mixed:
        loss = criterion(first(inputs), labels) * (len(inputs) / len(x))
        loss.backward()
    optimizer.step()
    print(epoch, loss.item())

second = network()
optimizer = torch.optim.SGD(second.parameters(), lr=0.5)
sums = nn.BCEWithLogitsLoss(reduction="sum")
for epoch in range(20):
    optimizer.zero_grad()
    for inputs, labels in in_order:
        sums(second(inputs), labels).backward()
    for parameter in second.parameters():
        parameter.grad /= len(x)
    optimizer.step()

shared = nn.Linear(3, 1)
optimizer = torch.optim.Adam(shared.parameters(), lr=1e-2)
worlds = [(torch.randn(20, 3), torch.randn(3)) for _ in range(12)]
for round_ in range(30):  # one step that is good for all of them
    optimizer.zero_grad()
    for k in torch.randperm(12):
        inputs, truth = worlds[k]
        nn.functional.mse_loss(shared(inputs)[:, 0], inputs @ truth).backward()
    optimizer.step()
