import torch
torch.manual_seed(12)
X = torch.randn(400, 2) * 2
Y = (X.pow(2).sum(1) > 6).float().unsqueeze(1)
W1 = torch.randn(2, 24).mul(0.5).requires_grad_(); b1 = torch.zeros(24, requires_grad=True)
W2 = torch.randn(24, 24).mul(0.2).requires_grad_(); b2 = torch.zeros(24, requires_grad=True)
W3 = torch.randn(24, 1).mul(0.2).requires_grad_(); b3 = torch.zeros(1, requires_grad=True)
params = [W1, b1, W2, b2, W3, b3]

def forward(x):
    h = x @ W1 + b1  # <- no-activation-between-layers
    #= h = torch.relu(x @ W1 + b1)
    h = h @ W2 + b2  # <- no-activation-between-layers
    #= h = torch.relu(h @ W2 + b2)
    return torch.sigmoid(h @ W3 + b3)  # <- no-activation-between-layers, kept

for step in range(200):
    p = forward(X)
    loss = -(Y * (p + 1e-7).log() + (1 - Y) * (1 - p + 1e-7).log()).mean()
    for q in params: q.grad = None
    loss.backward()
    with torch.no_grad():
        for q in params: q -= 0.1 * q.grad
print(loss.item())
