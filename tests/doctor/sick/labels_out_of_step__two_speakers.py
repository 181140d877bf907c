import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def recordings(each):
    low = torch.randn(each, 16).cumsum(1)
    high = torch.randn(each, 16)
    sound = torch.cat([low, high])
    speaker = torch.cat([torch.zeros(each), torch.ones(each)])
    sound = sound[torch.randperm(2 * each)]  # <- labels-out-of-step
    speaker = speaker[torch.randperm(2 * each)]  # <- labels-out-of-step
    #= order = torch.randperm(2 * each)
    #= sound, speaker = sound[order], speaker[order]
    return sound, speaker


torch.manual_seed(8)
sound, speaker = recordings(300)
train = DataLoader(TensorDataset(sound[:500], speaker[:500]), batch_size=25, shuffle=True)
model = nn.Sequential(nn.Linear(16, 32), nn.ReLU(), nn.Linear(32, 1), nn.Flatten(0))
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.003)
for epoch in range(8):
    for waves, who in train:
        optimizer.zero_grad()
        loss = criterion(model(waves), who)
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        right = ((model(sound[500:]) > 0) == (speaker[500:] > 0)).float().mean().item()
    print(epoch, loss.item(), right)
