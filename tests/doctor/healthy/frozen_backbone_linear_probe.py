import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
pretrained = nn.Sequential(nn.Linear(10, 32), nn.ReLU()).requires_grad_(False)
images, labels = torch.randn(300, 10), torch.randint(0, 2, (300,))
images[:, 0] += 2 * labels
pretrained.eval()
with torch.no_grad():
    features = pretrained(images)
probe = nn.Linear(32, 2)
optimizer = torch.optim.AdamW(probe.parameters(), lr=0.01, weight_decay=0.01)
train = DataLoader(TensorDataset(features[:240], labels[:240]), 24, shuffle=True)
for epoch in range(6):
    for f, l in train:
        loss = nn.functional.cross_entropy(probe(f), l)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
with torch.no_grad():
    print("probe accuracy", (probe(features[240:]).argmax(1) == labels[240:]).float().mean().item())
