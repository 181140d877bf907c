"""Momentum kept in .grad itself: before each backward() the old gradients are shrunk, not cleared."""

import torch

torch.manual_seed(3)
inputs = torch.randn(300, 6)
answers = inputs @ torch.tensor([1.0, -1.0, 2.0, 0.0, 0.5, 1.5]) + 0.1 * torch.randn(300)
weight, offset = torch.zeros(6, requires_grad=True), torch.zeros(1, requires_grad=True)


def shrink(leaf, share=0.8):
    if leaf.grad is not None:
        leaf.grad *= share


for step in range(150):
    rows = torch.randint(0, 250, (50,))
    shrink(weight)
    shrink(offset)
    loss = (inputs[rows] @ weight + offset - answers[rows]).square().mean()
    loss.backward()
    with torch.no_grad():
        weight -= 0.02 * weight.grad
        offset -= 0.02 * offset.grad
with torch.no_grad():
    print(loss.item(), (inputs[250:] @ weight + offset - answers[250:]).square().mean().item())
