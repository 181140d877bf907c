import torch
from torch import nn

torch.manual_seed(0)
cell, readout = nn.RNNCell(1, 10), nn.Linear(10, 1)
weights = [*cell.parameters(), *readout.parameters()]
h = torch.zeros(16, 10)
memory = torch.zeros(16, 1)
for t in range(60):
    x = torch.rand(16, 1)
    h = cell(x, h)  # <- hidden-state-never-detached
    #= h = cell(x, h.detach())
    loss = (readout(h) - memory).pow(2).mean()
    memory = x
    loss.backward(retain_graph=True)  # <- hidden-state-never-detached
    #= loss.backward()
    for w in weights:
        w.data -= 0.05 * w.grad
        w.grad.zero_()
    if t % 15 == 0:
        print(t, loss.item())
