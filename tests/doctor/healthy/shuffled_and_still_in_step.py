import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(500, 6)
y = (x[:, 0] > x[:, 1]).long()
loader = DataLoader(TensorDataset(x[:400], y[:400]), batch_size=40, shuffle=True)
test_x, test_y = x[400:], y[400:]
numbered = DataLoader(TensorDataset(test_x, test_y, torch.arange(100)), batch_size=25, shuffle=True)
net = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(6):
    for inputs, labels in loader:
        loss = nn.functional.cross_entropy(net(inputs), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


@torch.no_grad()
def answers(data):
    given, known = [], []
    for inputs, labels, *_ in data:
        given.append(net(inputs).argmax(1))
        known.append(labels)
    return torch.cat(given), torch.cat(known)


given, labels = answers(loader)
print("training rows", (given == labels).float().mean().item())
given, labels = answers(DataLoader(TensorDataset(test_x, test_y), batch_size=25))
print("test rows", (given == test_y).float().mean().item(), bool((labels == test_y).all()))

in_place, mixed, order = torch.empty(100, dtype=torch.long), [], []
with torch.no_grad():
    for inputs, _, number in numbered:
        in_place[number] = net(inputs).argmax(1)
        mixed.append(in_place[number])
        order.append(number)
order = torch.cat(order)
print((in_place == test_y).float().mean().item())
print((torch.cat(mixed) == test_y[order]).float().mean().item())
print((torch.cat(mixed)[order.argsort()] == test_y).float().mean().item())
target = 1
print("share of ones", (torch.cat(mixed) == target).float().mean().item(), torch.cat(mixed).sum() - test_y.sum())
