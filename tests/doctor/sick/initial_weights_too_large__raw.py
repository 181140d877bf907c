"""Logistic regression for ten kinds of small images, from scratch."""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
kinds = torch.rand(10, 196) * 0.6
labels = torch.randint(0, 10, (1200,))
images = (kinds[labels] + 0.4 * torch.rand(1200, 196)).clamp(0, 1)

W1 = torch.randn(196, 64, requires_grad=True)  # <- initial-weights-too-large
#= W1 = (torch.randn(196, 64) / 14).requires_grad_()
b1 = torch.zeros(64, requires_grad=True)
W2 = torch.randn(64, 10, requires_grad=True)  # <- initial-weights-too-large
#= W2 = (torch.randn(64, 10) / 8).requires_grad_()
b2 = torch.zeros(10, requires_grad=True)
params = [W1, b1, W2, b2]

lr = 0.01
for epoch in range(2):
    for i in range(0, 1200, 60):
        hidden = torch.tanh(images[i : i + 60] @ W1 + b1)
        loss = F.cross_entropy(hidden @ W2 + b2, labels[i : i + 60])
        loss.backward()
        with torch.no_grad():
            for p in params:
                p -= lr * p.grad
                p.grad = None
    print(epoch, loss.item())
