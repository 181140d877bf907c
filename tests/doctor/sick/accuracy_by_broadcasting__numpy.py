import torch
import torch.nn as nn
torch.manual_seed(0)
x = torch.randn(240, 5); y = (x[:, 0] > 0).float().unsqueeze(1)
net = nn.Sequential(nn.Linear(5, 10), nn.ReLU(), nn.Linear(10, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for i in range(50):
    loss = nn.functional.binary_cross_entropy_with_logits(net(x[:200]), y[:200])
    opt.zero_grad(); loss.backward(); opt.step()
with torch.no_grad():
    guess = (torch.sigmoid(net(x[200:])) > 0.5).float().flatten()
    correct = torch.sum(guess == y[200:])  # <- accuracy-by-broadcasting
    #= correct = torch.sum(guess == y[200:].flatten())
print("accuracy %.3f" % (correct.item() / 40))
