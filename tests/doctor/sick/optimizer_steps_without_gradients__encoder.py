import torch
import torch.nn.functional as F
from torch import nn, optim

torch.manual_seed(6)
signals = torch.randn(256, 16)
labels = (signals[:, :4].sum(1) > 0).long()
encoder = nn.Sequential(nn.Linear(16, 20), nn.ELU())
head = nn.Linear(20, 2)
slow, fast = optim.SGD(encoder.parameters(), lr=0.05), optim.SGD(head.parameters(), lr=0.1)
for epoch in range(10):
    for rows in torch.randperm(256).split(32):
        features = encoder(signals[rows])
        slow.zero_grad()
        fast.zero_grad()
        loss = F.cross_entropy(head(features.data), labels[rows])  # <- optimizer-steps-without-gradients
        #= loss = F.cross_entropy(head(features), labels[rows])
        loss.backward()
        slow.step()
        fast.step()
    print(epoch, loss.item())
