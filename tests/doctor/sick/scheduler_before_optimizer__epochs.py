import torch
import torch.nn as nn
import torch.optim as optim
from torch.optim import lr_scheduler
from torch.utils.data import DataLoader, TensorDataset


def train_model(model, criterion, optimizer, scheduler, loader, num_epochs=8):
    for epoch in range(num_epochs):
        scheduler.step()  # <- scheduler-before-optimizer
        model.train()
        running_loss = 0.0
        for inputs, labels in loader:
            optimizer.zero_grad()
            loss = criterion(model(inputs), labels)
            loss.backward()
            optimizer.step()
            running_loss += loss.item() * inputs.size(0)
        #= scheduler.step()
        print("Epoch {}/{} loss {:.4f}".format(epoch, num_epochs - 1, running_loss / len(loader.dataset)))
    return model


torch.manual_seed(0)
features = torch.randn(240, 5)
classes = features[:, :3].argmax(1)
net = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 3))
opt = optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
train_model(
    net,
    nn.CrossEntropyLoss(),
    opt,
    lr_scheduler.StepLR(opt, step_size=3, gamma=0.3),
    DataLoader(TensorDataset(features, classes), batch_size=24, shuffle=True),
)
