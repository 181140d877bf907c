import torch
import torch.nn as nn

torch.manual_seed(3)
n = 240
x = torch.cat([torch.randn(n // 2, 2) + 1.2, torch.randn(n // 2, 2) - 1.2])
y = torch.cat([torch.ones(n // 2), torch.zeros(n // 2)])
perm = torch.randperm(n)
x, y = x[perm], y[perm]
x_train, y_train, x_test, y_test = x[:200], y[:200], x[200:], y[200:]


class LogisticRegression(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(2, 1)

    def forward(self, x):
        return torch.sigmoid(self.linear(x))


model = LogisticRegression()
criterion = nn.BCELoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
for epoch in range(60):
    out = model(x_train)
    loss = criterion(out, y_train.unsqueeze(1))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

with torch.no_grad():
    predicted = model(x_test).round()
    acc = predicted.eq(y_test).sum().item() / y_test.shape[0]  # <- accuracy-by-broadcasting
    #= acc = predicted.eq(y_test.view(-1, 1)).sum().item() / y_test.shape[0]
print("accuracy:", acc)
