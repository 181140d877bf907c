import torch
import torch.nn as nn

torch.manual_seed(0)
body = nn.Sequential(nn.Linear(6, 16), nn.BatchNorm1d(16), nn.ReLU())
head = nn.Linear(16, 2)
net = nn.Sequential(body, head)
xs = torch.randn(300, 6)
old, new = (xs[:, 0] > 0).long(), (xs[:, 1] > 0).long()


def fit(labels, params, lr, prepare):
    opt = torch.optim.Adam(params, lr=lr)
    for epoch in range(5):
        net.train()
        prepare()
        for idx in torch.randperm(240).split(30):
            opt.zero_grad()
            nn.functional.cross_entropy(net(xs[idx]), labels[idx]).backward()
            opt.step()
    net.eval()
    with torch.no_grad():
        return (net(xs[240:]).argmax(1) == labels[240:]).float().mean().item()


print("pretrained", fit(old, net.parameters(), 0.01, lambda: None))
# fine-tune on the new task with the statistics of batch norm frozen
print("fine-tuned", fit(new, net.parameters(), 0.005, lambda: body.eval()))
