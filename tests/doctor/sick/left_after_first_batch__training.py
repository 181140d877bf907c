import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(6)
x = torch.randn(640, 6)
y = (x[:, :1] * x[:, 1:2]).sign() * 0.5 + 0.5
loader = DataLoader(TensorDataset(x, y), batch_size=32, shuffle=True)


def train(model, optimizer, loader):
    model.train()
    for inputs, labels in loader:
        loss = nn.functional.binary_cross_entropy_with_logits(model(inputs), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        return loss.item()  # <- left-after-first-batch
    #= return loss.item()


model = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
for epoch in range(15):
    print(epoch, train(model, optimizer, loader))
