import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Classifier(nn.Module):
    def __init__(self, in_dim, n_classes):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(in_dim, 32), nn.ReLU(), nn.Linear(32, n_classes))
        self.act = nn.Softmax(dim=-1)

    def forward(self, x):
        logits = self.body(x)
        return self.act(logits)  # <- softmax-before-cross-entropy
        #= return logits


def make_data(n, seed):
    g = torch.Generator().manual_seed(seed)
    centers = torch.randn(4, 6, generator=torch.Generator().manual_seed(99)) * 2
    labels = torch.randint(0, 4, (n,), generator=g)
    return TensorDataset(centers[labels] + torch.randn(n, 6, generator=g), labels)


def main():
    torch.manual_seed(1)
    model = Classifier(6, 4)
    loader = DataLoader(make_data(320, 0), batch_size=32, shuffle=True)
    valid = DataLoader(make_data(100, 1), batch_size=50)
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    for epoch in range(8):
        model.train()
        for xb, yb in loader:
            optimizer.zero_grad()
            loss = criterion(model(xb), yb)
            loss.backward()
            optimizer.step()
        model.eval()
        hits = 0
        with torch.no_grad():
            for xb, yb in valid:
                hits += (model(xb).argmax(dim=1) == yb).sum().item()
        print(f"epoch {epoch}: loss {loss.item():.3f} val acc {hits / 100:.2f}")


if __name__ == "__main__":
    main()
