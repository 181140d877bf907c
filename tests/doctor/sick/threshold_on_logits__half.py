import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.randn(300, 6)
y = (x[:, 0] + 0.5 * x[:, 1] > 0).float()
x_train, y_train, x_test, y_test = x[:240], y[:240], x[240:], y[240:]
model = nn.Sequential(nn.Linear(6, 12), nn.ReLU(), nn.Linear(12, 1))
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(60):
    out = model(x_train).squeeze(1)
    loss = criterion(out, y_train)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
with torch.no_grad():
    pred = (model(x_test).squeeze(1) > 0.5).float()  # <- threshold-on-logits
    #= pred = (torch.sigmoid(model(x_test).squeeze(1)) > 0.5).float()
    print("accuracy", (pred == y_test).float().mean().item())
