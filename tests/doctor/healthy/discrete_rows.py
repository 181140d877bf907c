import torch
import torch.nn as nn

# passenger class, sex, embarked: only a few combinations exist, so the test has rows seen in training
torch.manual_seed(0)
klass = torch.randint(0, 3, (500,))
sex = torch.randint(0, 2, (500,))
port = torch.randint(0, 3, (500,))
x = torch.cat([nn.functional.one_hot(klass, 3), sex[:, None], nn.functional.one_hot(port, 3)], 1).float()
p = torch.sigmoid(2.0 * sex - klass + 0.3)
y = torch.bernoulli(p)
order = torch.randperm(500)
train, test = order[:400], order[400:]
model = nn.Sequential(nn.Linear(7, 12), nn.ReLU(), nn.Linear(12, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for epoch in range(6):
    for idx in train[torch.randperm(400)].split(40):
        loss = nn.functional.binary_cross_entropy_with_logits(model(x[idx]).squeeze(1), y[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
model.eval()
with torch.no_grad():
    pred = model(x[test]).squeeze(1) > 0
print("test accuracy", (pred == y[test].bool()).float().mean().item())
