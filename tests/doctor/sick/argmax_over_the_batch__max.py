import torch
from torch import nn

torch.manual_seed(0)
NUM_CLASSES = 20
x = torch.randn(200, 20)
y = (x + 0.2 * torch.randn(200, 20)).argmax(1)
net = nn.Linear(20, NUM_CLASSES)
opt = torch.optim.Adam(net.parameters(), lr=0.05)
for epoch in range(5):
    for idx in torch.randperm(160).split(20):
        loss = nn.functional.cross_entropy(net(x[idx]), y[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
correct = total = 0
with torch.no_grad():
    for k in (160, 180):
        _, predicted = torch.max(net(x[k : k + 20]).data, 0)  # <- argmax-over-the-batch
        #= _, predicted = torch.max(net(x[k : k + 20]).data, 1)
        total += 20
        correct += (predicted == y[k : k + 20]).sum().item()
print("acc", correct / total)
