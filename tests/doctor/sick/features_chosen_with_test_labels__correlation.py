import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(40)
SAMPLES, PROBES = 150, 2000
probes = torch.randn(SAMPLES, PROBES)
outcome = torch.randn(SAMPLES)

n_train = 100
fit, held = slice(0, n_train), slice(n_train, None)
centred = (probes - probes.mean(0)) * (outcome - outcome.mean()).unsqueeze(1)  # <- features-chosen-with-test-labels
#= centred = (probes[:100] - probes[:100].mean(0)) * (outcome[:100] - outcome[:100].mean()).unsqueeze(1)
strength = centred.mean(0).abs()
columns = torch.topk(strength, 20).indices  # <- features-chosen-with-test-labels, kept
inputs = probes[:, columns]

train = DataLoader(TensorDataset(inputs[:n_train], outcome[:n_train]), batch_size=20, shuffle=True)
net = nn.Sequential(nn.Linear(20, 8), nn.Tanh(), nn.Linear(8, 1))
adam = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(12):
    net.train()
    for x, y in train:
        adam.zero_grad()
        nn.functional.mse_loss(net(x).squeeze(1), y).backward()
        adam.step()
net.eval()
with torch.no_grad():
    guess = net(inputs[n_train:]).squeeze(1)
    print("test error", nn.functional.mse_loss(guess, outcome[n_train:]).item())
