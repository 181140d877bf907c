import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(260, 5)
y = (x[:, 0] + x[:, 1] > 0).long()
x_train, y_train, x_test, y_test = x[:200], y[:200], x[200:], y[200:]
votes = torch.zeros(60, 2)
for member in range(3):
    bag = torch.randint(0, 200, (200,))  # with replacement
    out_of_bag = torch.ones(200, dtype=torch.bool).index_fill(0, bag, False)
    net = nn.Sequential(nn.Linear(5, 12), nn.ReLU(), nn.Linear(12, 2))
    opt = torch.optim.Adam(net.parameters(), lr=0.02)
    for step in range(40):
        i = bag[torch.randint(0, 200, (40,))]
        loss = nn.functional.cross_entropy(net(x_train[i]), y_train[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        oob = (net(x_train[out_of_bag]).argmax(1) == y_train[out_of_bag]).float().mean()
        votes += net(x_test).softmax(1)
    print("member", member, "out-of-bag accuracy", oob.item())
print("ensemble", (votes.argmax(1) == y_test).float().mean().item())
