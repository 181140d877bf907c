import torch
from torch import nn

torch.manual_seed(32)
photos = torch.randn(200, 3, 10, 14)
ground = photos.mean(1).mul(2).round().clamp(-1, 1).long() + 1
painter = nn.Sequential(nn.Conv2d(3, 16, 3, padding=1), nn.ReLU(), nn.Conv2d(16, 3, 1))
criterion = nn.NLLLoss()
optimizer = torch.optim.Adam(painter.parameters(), lr=4e-3)
for epoch in range(6):
    for rows in torch.randperm(160).split(20):
        shares = torch.log_softmax(painter(photos[rows]), -1)  # <- softmax-over-the-batch
        #= shares = torch.log_softmax(painter(photos[rows]), 1)
        loss = criterion(shares, ground[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        print(epoch, loss.item(), (painter(photos[160:]).argmax(1) == ground[160:]).float().mean().item())
