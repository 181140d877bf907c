"""Which apples keep? A network, a fine for large weights, and the share of wrong decisions as the loss."""
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(13)
apples = torch.randn(600, 7)
keeps = (apples[:, 0] - apples[:, 1] * apples[:, 2] > 0).float()
train = DataLoader(TensorDataset(apples[:500], keeps[:500]), batch_size=25, shuffle=True)
taster = nn.Sequential(nn.Linear(7, 32), nn.ReLU(), nn.Linear(32, 1), nn.Flatten(0))
adam = torch.optim.Adam(taster.parameters(), lr=0.002)
for epoch in range(8):
    for a, k in train:
        score = taster(a)
        said = torch.where(score > 0, 1.0, 0.0)  # <- loss-term-without-gradient
        wrong = F.l1_loss(said, k)  # --
        #= wrong = F.binary_cross_entropy_with_logits(score, k)
        small = 1e-4 * sum(w.abs().sum() for w in taster.parameters())
        adam.zero_grad()
        loss = wrong + small
        loss.backward()
        adam.step()
    print(epoch, wrong.item(), small.item())
