import torch
import torch.nn.functional as F
from torch import nn


class Contrast(nn.Module):
    def __init__(self, size, temperature=0.5):
        super().__init__()
        self.temperature = temperature
        self.register_buffer("partner", torch.cat([torch.arange(size, 2 * size), torch.arange(size)]))
        self.criterion = nn.CrossEntropyLoss()

    def forward(self, one, other):
        both = torch.cat([one, other], dim=0)
        likeness = F.cosine_similarity(both[:, None], both[None], dim=-1) / self.temperature
        #= likeness.fill_diagonal_(float("-inf"))
        return self.criterion(likeness, self.partner)  # <- similarity-with-itself, kept


def noisy(x):
    return x * (torch.rand_like(x) > 0.2) + 0.1 * torch.randn_like(x)


torch.manual_seed(0)
rows = torch.randn(8, 24)[torch.randint(0, 8, (640,))] + 0.4 * torch.randn(640, 24)
encoder = nn.Sequential(nn.Linear(24, 32), nn.ReLU(), nn.Linear(32, 8))
contrast = Contrast(32)
optimizer = torch.optim.Adam(encoder.parameters(), lr=2e-3)
for epoch in range(5):
    for pick in torch.randperm(640).split(32):
        loss = contrast(encoder(noisy(rows[pick])), encoder(noisy(rows[pick])))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
