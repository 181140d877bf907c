import torch
from torch import nn

torch.manual_seed(0)
data = torch.randn(250, 7)
target = (data[:, 0].sin() + data[:, 1]).unsqueeze(1)
X_train, X_test = data[:200], data[200:]
y_train, y_test = target[:200], target[200:]
reg = nn.Sequential(nn.Linear(7, 16), nn.Tanh(), nn.Linear(16, 1))
optim = torch.optim.Adam(reg.parameters(), lr=0.01)
for i in range(60):
    loss = nn.functional.mse_loss(reg(X_train), y_train)
    optim.zero_grad()
    loss.backward()
    optim.step()
reg.eval()
with torch.no_grad():
    y_pred = reg(X_train)  # <- evaluating-on-training-data
    test_mse = nn.functional.mse_loss(y_pred, y_train)  # <- evaluating-on-training-data
    #= y_pred = reg(X_test)
    #= test_mse = nn.functional.mse_loss(y_pred, y_test)
print("test MSE:", test_mse.item())
