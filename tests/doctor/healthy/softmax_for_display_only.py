import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.randn(300, 5)
y = x[:, :3].argmax(1)
net = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 3))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(60):
    logits = net(x[:240])
    probs = torch.softmax(logits, dim=1)
    confidence = probs.max(1).values.mean()
    loss = nn.functional.cross_entropy(logits, y[:240])
    opt.zero_grad()
    loss.backward()
    opt.step()
    if epoch % 20 == 0:
        print(epoch, loss.item(), "confidence", confidence.item())
one = torch.softmax(net(x[240]), dim=0)  # a single row: dim 0 is right
print(one.argmax(0).item(), y[240].item())
