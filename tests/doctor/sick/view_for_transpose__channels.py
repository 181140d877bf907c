import torch
from torch import nn

torch.manual_seed(0)
# pictures as a camera gives them: height, width, colour
photos = torch.rand(200, 8, 10, 3)
reddish = (photos[..., 0].mean((1, 2)) > photos[..., 2].mean((1, 2))).long()
photos = photos.reshape(-1, 3, 8, 10)  # <- view-for-transpose
#= photos = photos.permute(0, 3, 1, 2)
cnn = nn.Sequential(nn.Conv2d(3, 6, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(2), nn.Flatten(), nn.Linear(24, 2))
opt = torch.optim.Adam(cnn.parameters(), lr=0.02)
for epoch in range(6):
    for idx in torch.randperm(200).split(25):
        loss = nn.functional.cross_entropy(cnn(photos[idx] - 0.5), reddish[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
