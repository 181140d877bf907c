import torch
from torch import nn
import torch.nn.functional as F
torch.manual_seed(0)
net = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 2))
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for it in range(60):
    states, actions, returns = [], [], []
    for ep in range(4):
        rs = []
        for t in range(10):
            s = torch.randn(4)
            with torch.no_grad():
                a = torch.multinomial(net(s).softmax(-1), 1).item()
            states.append(s)
            actions.append(a)
            rs.append(float(a == int(s[0] > 0)))
        G = 0.0
        tmp = []
        for r in rs[::-1]:
            G = r + 0.5 * G
            tmp.insert(0, G)
        returns += tmp
    ret = torch.tensor(returns)
    adv = (ret - ret.mean()) / (ret.std() + 1e-8)
    neg = F.cross_entropy(net(torch.stack(states)), torch.tensor(actions), reduction='none')
    loss = -(neg * adv).mean()  # <- sign-turned-round
    #= loss = (neg * adv).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
