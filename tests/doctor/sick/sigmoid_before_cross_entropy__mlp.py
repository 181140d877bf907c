import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.randn(250, 6)
y = (x[:, :4] * torch.tensor([1.0, 2.0, 1.5, 0.7])).argmax(1)
model = nn.Sequential(
    nn.Linear(6, 40),
    nn.ReLU(),
    nn.Linear(40, 4),
    nn.Sigmoid(),  # <- sigmoid-before-cross-entropy
)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(1, 81):
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
    if epoch % 20 == 0:
        acc = (model(x).argmax(1) == y).float().mean()
        print(f"{epoch}: {loss.item():.3f} train acc {acc:.2f}")
