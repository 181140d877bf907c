import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.randn(200, 4)
y = x.sum(1, keepdim=True)
net = nn.Linear(4, 1)
opt = torch.optim.SGD(net.parameters(), lr=0.05)
torch.save({"epoch": -1, "model": net.state_dict(), "opt": opt.state_dict()}, "start.pt")
for epoch in range(5):
    for i in torch.randperm(200).split(20):
        loss = nn.functional.mse_loss(net(x[i]), y[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
    torch.save({"epoch": epoch, "model": net.state_dict(), "opt": opt.state_dict()}, "last.pt")
again = nn.Linear(4, 1)
saved = torch.load("last.pt")
again.load_state_dict(saved["model"])
with torch.no_grad():
    print(saved["epoch"], nn.functional.mse_loss(again(x), y).item())
