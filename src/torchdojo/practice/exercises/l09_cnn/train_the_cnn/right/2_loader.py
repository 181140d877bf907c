import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def train(x_data, y_data, seed):
    torch.manual_seed(seed)
    layers = []
    for c_in, c_out in ((1, 10), (10, 20)):
        layers += [nn.Conv2d(c_in, c_out, 5), nn.ReLU(), nn.MaxPool2d(2)]
    model = nn.Sequential(*layers, nn.Flatten(), nn.Linear(320, 10))
    loader = DataLoader(TensorDataset(x_data, y_data), batch_size=32, shuffle=True)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.02, momentum=0.9)
    for _ in range(5):
        for inputs, labels in loader:
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(inputs), labels).backward()
            optimizer.step()
    return model
