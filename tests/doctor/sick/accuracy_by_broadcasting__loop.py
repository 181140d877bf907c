import torch
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(0)
X = torch.randn(360, 7)
y = (X[:, 0] - X[:, 3] > 0).float().unsqueeze(1)
train_set, val_set = random_split(TensorDataset(X, y), [300, 60])
train_dl = DataLoader(train_set, batch_size=30, shuffle=True)
val_dl = DataLoader(val_set, batch_size=20)


def evaluate(model):
    model.eval()
    total, good = 0, 0.0
    with torch.no_grad():
        for xb, yb in val_dl:
            pred = (model(xb).squeeze() > 0).float()
            good += (pred == yb).float().mean().item() * len(xb)  # <- accuracy-by-broadcasting
            #= good += (pred == yb.squeeze()).float().mean().item() * len(xb)
            total += len(xb)
    return good / total


model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
opt = optim.AdamW(model.parameters(), lr=0.01)
for epoch in range(6):
    model.train()
    for xb, yb in train_dl:
        loss = nn.functional.binary_cross_entropy_with_logits(model(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, evaluate(model))
