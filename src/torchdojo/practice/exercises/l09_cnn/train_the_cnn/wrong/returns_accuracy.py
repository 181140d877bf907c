# gets: not-a-model
import torch
import torch.nn.functional as F
from torch import Tensor, nn


class Net(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, 10, kernel_size=5)
        self.conv2 = nn.Conv2d(10, 20, kernel_size=5)
        self.fc = nn.Linear(320, 10)

    def forward(self, x: Tensor) -> Tensor:
        x = F.relu(F.max_pool2d(self.conv1(x), 2))
        x = F.relu(F.max_pool2d(self.conv2(x), 2))
        return self.fc(x.flatten(1))


def train(x_data: Tensor, y_data: Tensor, seed: int) -> nn.Module:
    torch.manual_seed(seed)
    model = Net()
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.003)
    for _ in range(5):
        for rows in torch.randperm(len(x_data)).split(64):
            loss = criterion(model(x_data[rows]), y_data[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return (model(x_data).argmax(dim=1) == y_data).float().mean()
