import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.randn(200, 3)
y = (x[:, 0] > 0).long()
net = nn.Sequential(nn.Linear(3, 12), nn.ReLU(), nn.Linear(12, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.02)
torch.save(net.state_dict(), "model.pt")  # <- state-saved-before-training
for epoch in range(50):
    loss = nn.functional.cross_entropy(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
#= torch.save(net.state_dict(), "model.pt")
print("trained", loss.item())
served = nn.Sequential(nn.Linear(3, 12), nn.ReLU(), nn.Linear(12, 2))
served.load_state_dict(torch.load("model.pt"))
with torch.no_grad():
    print("served accuracy", (served(x).argmax(1) == y).float().mean().item())
