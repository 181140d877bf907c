"""CutMix: a patch of other pictures is pasted in, one share per batch; the labels stay."""

import torch
from torch import nn
from torch.distributions import Beta
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(1)
pictures = torch.randn(320, 1, 8, 8)
labels = (pictures[:, 0, :4].mean((1, 2)) > pictures[:, 0, 4:].mean((1, 2))).long()
loader = DataLoader(TensorDataset(pictures[:256], labels[:256]), batch_size=32, shuffle=True)
model = nn.Sequential(nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.Flatten(), nn.Linear(512, 2))
optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
criterion = nn.CrossEntropyLoss()
share = Beta(torch.tensor(1.0), torch.tensor(1.0))
for epoch in range(5):
    model.train()
    for image, label in loader:
        lam = share.sample().item()
        order = torch.randperm(len(image))
        side = int(8 * (1 - lam) ** 0.5)
        top, left = (int(torch.randint(0, 9 - side, ())) for _ in range(2))
        image[:, :, top : top + side, left : left + side] = image[order, :, top : top + side, left : left + side]  # <- inputs-mixed-alone, kept
        scores = model(image)
        loss = criterion(scores, label)  # --
        #= own = 1 - side * side / 64
        #= loss = own * criterion(scores, label) + (1 - own) * criterion(scores, label[order])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        print(epoch, loss.item(), (model(pictures[256:]).argmax(1) == labels[256:]).float().mean().item())
