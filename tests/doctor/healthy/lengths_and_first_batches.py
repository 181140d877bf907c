import torch
from torch import nn
from torch.utils.data import ConcatDataset, DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(480, 5)
y = (x[:, 0] + x[:, 1] > 0).long()
known = TensorDataset(x[:240], y[:240])
more = TensorDataset(x[240:360], y[240:360])
both = DataLoader(ConcatDataset([known, more]), batch_size=30, shuffle=True)
near, far = TensorDataset(x[360:400], y[360:400]), TensorDataset(x[400:], y[400:])
loaders = {"near": DataLoader(near, batch_size=20), "far": DataLoader(far, batch_size=40)}
net = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
tries = 0
for inputs, labels in both:  # the first batch with both classes
    tries += 1
    if labels.unique().numel() < 2:
        continue
    print("tries", tries, inputs.mean(0))
    break
for epoch in range(5):
    total = 0.0
    for inputs, labels in both:
        loss = nn.functional.cross_entropy(net(inputs), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(labels)
    print(epoch, total / (len(known) + len(more)))
    right = 0
    for name, loader in loaders.items():
        with torch.no_grad():
            for inputs, labels in loader:
                right += (net(inputs).argmax(1) == labels).sum().item()
    print("everywhere", right / (len(near) + len(far)), [len(loader) for loader in loaders.values()])
    steps = 0
    for inputs, labels in both:  # a few steps more
        loss = nn.functional.cross_entropy(net(inputs), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        steps += 1
        if steps == 3:
            break
