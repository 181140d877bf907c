import torch
from torch import nn


class DeeperNet(nn.Module):
    def __init__(self, height, width, classes):
        super().__init__()
        layers, channels = [], 1
        for more in (16, 32, 64):
            layers += [nn.Conv2d(channels, more, 3, padding=1), nn.ReLU()]
            layers.append(nn.MaxPool2d(2))
            channels = more
        self.features = nn.Sequential(*layers, nn.Flatten())
        with torch.no_grad():
            sample = self.features(torch.zeros(1, 1, height, width))
        self.head = nn.Sequential(
            nn.Linear(sample.numel(), 128),
            nn.ReLU(),
            nn.Linear(128, 64),
            nn.ReLU(),
            nn.Linear(64, classes),
        )

    def forward(self, x):
        return self.head(self.features(x))


@torch.no_grad()
def share_right(model, x, y):
    return (model.eval()(x).argmax(1) == y).sum().item() / len(y)


def compare(nets, fit, x, y, seeds):
    accuracies = {}
    for name, make in nets.items():
        accuracies[name] = []
        for seed in seeds:
            torch.manual_seed(seed)
            model = make()
            fit(model, seed)
            accuracies[name] += [share_right(model, x, y)]
    rounds = torch.tensor(list(accuracies.values()))  # (names, seeds)
    best = rounds.max(dim=0)
    alone = (rounds == best.values).sum(dim=0) == 1
    first = best.indices[0].item()
    clear = alone.all() and (best.indices == first).all()
    return accuracies, list(nets)[first] if clear else None
