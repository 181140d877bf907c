import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Soil(Dataset):
    def __init__(self, samples, kinds):  # --
    #= def __init__(self, samples, kinds, mean, std):
        self.samples = (samples - samples.mean(0)) / samples.std(0)  # <- test-scaled-differently
        #= self.samples = (samples - mean) / std
        self.kinds = kinds

    def __len__(self):
        return len(self.samples)

    def __getitem__(self, i):
        return self.samples[i], self.kinds[i]


torch.manual_seed(0)
table = torch.rand(700, 3) * torch.tensor([30000.0, 60.0, 5.0])
kinds = (table[:, 0] > 15000).float()
train_set = Soil(table[:500], kinds[:500])  # --
test_set = Soil(table[500:], kinds[500:])  # <- test-scaled-differently
#= mean, std = table[:500].mean(0), table[:500].std(0)
#= train_set, test_set = Soil(table[:500], kinds[:500], mean, std), Soil(table[500:], kinds[500:], mean, std)
net = nn.Sequential(nn.Linear(3, 16), nn.Tanh(), nn.Linear(16, 1), nn.Flatten(0))
optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(15):
    for samples, wanted in DataLoader(train_set, 50, shuffle=True):
        optimizer.zero_grad()
        loss = nn.functional.binary_cross_entropy_with_logits(net(samples), wanted)
        loss.backward()
        optimizer.step()
net.eval()
with torch.no_grad():
    for samples, wanted in DataLoader(test_set, 100):
        print(((net(samples) > 0) == (wanted > 0.5)).float().mean().item())
