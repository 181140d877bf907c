import torch
from torch import nn


class SoftmaxRegression(nn.Module):
    def __init__(self, d, k):
        super().__init__()
        self.linear = nn.Linear(d, k)
        self.softmax = nn.Softmax(dim=1)  # <- probabilities-into-nll
        #= self.softmax = nn.LogSoftmax(dim=1)

    def forward(self, x):
        return self.softmax(self.linear(x))  # <- probabilities-into-nll, kept


torch.manual_seed(0)
X = torch.randn(300, 6)
labels = X[:, :3].argmax(dim=1)
model = SoftmaxRegression(6, 3)
criterion = nn.NLLLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
for epoch in range(60):
    optimizer.zero_grad()
    loss = criterion(model(X), labels)
    loss.backward()
    optimizer.step()
    if epoch % 15 == 0:
        print(f"Epoch {epoch:3d}  loss {loss.item():.4f}")
