import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(300, 8)
y = (x[:, :2].sum(1) > 0).long()
loader = DataLoader(TensorDataset(x, y), batch_size=30, shuffle=True)


def net(width=16):
    return nn.Sequential(nn.Linear(8, width), nn.ReLU(), nn.Linear(width, 2))


def one_pass(model, data, lr=3e-3):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    for inputs, labels, *before in data:
        answers = model(inputs) + (before[0] if before else 0)
        loss = nn.functional.cross_entropy(answers, labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return loss.item()


for trial in range(3):  # how much does the beginning matter after one pass?
    print("trial", trial, one_pass(net(), loader))

for width in (4, 16, 64):
    print("width", width, one_pass(net(width), loader))

for epochs in range(1, 4):  # how many epochs are enough? each answer needs a training of its own
    model = net()
    for _ in range(epochs):
        last = one_pass(model, loader)
    print("epochs", epochs, last)

members = []
for epoch in range(3):
    model = net()
    one_pass(model, loader)
    members.append(model)
print("together", (sum(m(x) for m in members).argmax(1) == y).float().mean().item())

so_far = torch.zeros(300, 2)
for epoch in range(3):  # boosting: each model learns what those before it leave over
    model = net(8)
    one_pass(model, DataLoader(TensorDataset(x, y, so_far), batch_size=30, shuffle=True))
    with torch.no_grad():
        so_far = so_far + 0.5 * model(x)
print("boosted", (so_far.argmax(1) == y).float().mean().item())

body = nn.Sequential(nn.Linear(8, 16), nn.Tanh())
head = nn.Linear(16, 2)
optimizer = torch.optim.Adam([*body.parameters(), *head.parameters()], lr=3e-3)
for epoch in range(3):  # a probe is made anew to measure what the body knows by now
    for inputs, labels in loader:
        loss = nn.functional.cross_entropy(head(body(inputs)), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    probe = nn.Linear(16, 2)
    with torch.no_grad():
        known = body(x)
    measure = torch.optim.Adam(probe.parameters(), lr=0.02)
    for rows in torch.randperm(300).split(30):
        loss = nn.functional.cross_entropy(probe(known[rows]), y[rows])
        measure.zero_grad()
        loss.backward()
        measure.step()
    print("probe", loss.item())
