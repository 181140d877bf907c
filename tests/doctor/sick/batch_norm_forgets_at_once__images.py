import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

CONFIG = {"width": 8, "bn_momentum": 0.9, "epochs": 5}
torch.manual_seed(1)
kinds = torch.randint(0, 3, (360,))
photos = torch.randn(360, 3, 10, 10)
photos[torch.arange(360), kinds, 3:7, 3:7] += 1.5
layers = []
channels = 3
for n in range(2):
    layers.append(nn.Conv2d(channels, CONFIG["width"], 3, padding=1))
    layers.append(nn.BatchNorm2d(CONFIG["width"], momentum=CONFIG["bn_momentum"]))  # <- batch-norm-forgets-at-once
    #= layers.append(nn.BatchNorm2d(CONFIG["width"], momentum=0.1))
    layers.append(nn.LeakyReLU())
    channels = CONFIG["width"]
model = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(2), nn.Flatten(), nn.Linear(4 * channels, 3))
sgd = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
loaders = {
    "fit": DataLoader(TensorDataset(photos[:301], kinds[:301]), batch_size=20, shuffle=True),
    "check": DataLoader(TensorDataset(photos[301:], kinds[301:]), batch_size=20),
}
for epoch in range(CONFIG["epochs"]):
    model.train()
    for photo, kind in loaders["fit"]:
        if len(photo) > 1:
            sgd.zero_grad()
            loss = nn.functional.cross_entropy(model(photo), kind)
            loss.backward()
            sgd.step()
    model.eval()
    with torch.no_grad():
        right = sum((model(photo).argmax(1) == kind).sum().item() for photo, kind in loaders["check"])
    print(epoch, right / 59)
