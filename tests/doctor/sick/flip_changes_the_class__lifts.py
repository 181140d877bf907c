import numpy as np
import torch
import torch.nn.functional as F

rng = np.random.default_rng(2)
torch.manual_seed(2)
LABELS = "down up none".split()  # which lamp of the lift is lit


def lamps(count):
    lit = rng.integers(0, 3, count)
    panel = 0.4 * rng.normal(size=(count, 10, 6))
    panel[lit == 0, 7:9, 2:4] += 2
    panel[lit == 1, 1:3, 2:4] += 2
    return torch.from_numpy(panel).float(), torch.from_numpy(lit)


panels, lit = lamps(500)
new_panels, new_lit = lamps(150)
weights = torch.zeros(60, len(LABELS), requires_grad=True)
bias = torch.zeros(len(LABELS), requires_grad=True)
optimizer = torch.optim.SGD([weights, bias], lr=0.1)
for epoch in range(5):
    for rows in torch.randperm(500).split(25):
        panel = panels[rows].clone()
        turned = torch.rand(len(rows)) < 0.5
        panel[turned] = panel[turned].flip(-2)  # <- flip-changes-the-class
        #= panel[turned] = panel[turned].flip(-1)
        loss = F.cross_entropy(panel.flatten(1) @ weights + bias, lit[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        right = (new_panels.flatten(1) @ weights + bias).argmax(1) == new_lit
    print(epoch, round(loss.item(), 3), right.float().mean().item())
