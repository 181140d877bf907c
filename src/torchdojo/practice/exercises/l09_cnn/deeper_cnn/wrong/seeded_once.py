# gets: not-seeded
import torch
import torch.nn.functional as F
from torch import Tensor, nn


class DeeperNet(nn.Module):
    def __init__(self, height: int, width: int, classes: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, 16, kernel_size=3, padding=1)
        self.conv2 = nn.Conv2d(16, 32, kernel_size=3, padding=1)
        self.conv3 = nn.Conv2d(32, 64, kernel_size=3, padding=1)
        row = 64 * (height // 8) * (width // 8)  # halved three times, rounded down
        self.fc1 = nn.Linear(row, 128)
        self.fc2 = nn.Linear(128, 64)
        self.fc3 = nn.Linear(64, classes)

    def forward(self, x: Tensor) -> Tensor:
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = F.max_pool2d(F.relu(self.conv3(x)), 2)
        x = F.relu(self.fc1(x.flatten(1)))
        return self.fc3(F.relu(self.fc2(x)))


def accuracy(model, x, y):
    model.eval()
    with torch.no_grad():
        return (model(x).argmax(dim=1) == y).float().mean().item()


def compare(nets, fit, x, y, seeds):
    accuracies = {name: [] for name in nets}
    for seed in seeds:
        torch.manual_seed(seed)
        for name, make in nets.items():
            model = make()
            fit(model, seed)
            accuracies[name].append(accuracy(model, x, y))
    for name, ours in accuracies.items():
        others = [theirs for other, theirs in accuracies.items() if other != name]
        if all(a > b for theirs in others for a, b in zip(ours, theirs)):
            return accuracies, name
    return accuracies, None
