import torch
import torch.nn.functional as F

torch.manual_seed(3)
ROWS, SIZE = 640, 40
pulse = torch.randn(ROWS, 10)
sleeps = (pulse[:, 0] * pulse[:, 1] > 0).long()
w1 = (0.3 * torch.randn(10, 24)).requires_grad_()
w2 = (0.2 * torch.randn(24, 2)).requires_grad_()
descent = torch.optim.SGD([w1, w2], lr=0.02)
for epoch in range(12):
    order = torch.randperm(ROWS)
    descent.zero_grad()  # --
    running = 0.0
    for start in range(0, ROWS, SIZE):
        rows = order[start : start + SIZE]
        #= descent.zero_grad()
        loss = F.cross_entropy(torch.tanh(pulse[rows] @ w1) @ w2, sleeps[rows])
        loss.backward()
        #= descent.step()
        running += loss.item()
    descent.step()  # <- step-once-per-epoch
    print(epoch, running * SIZE / ROWS)
