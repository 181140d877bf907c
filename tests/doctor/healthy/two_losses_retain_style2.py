import torch
import torch.nn as nn

torch.manual_seed(0)
encoder = nn.Sequential(nn.Linear(6, 16), nn.ReLU())
task_a, task_b = nn.Linear(16, 1), nn.Linear(16, 1)
opt = torch.optim.SGD([*encoder.parameters(), *task_a.parameters(), *task_b.parameters()], lr=0.05)
for step in range(60):
    x = torch.randn(40, 6)
    h = encoder(x)
    loss_a = nn.functional.mse_loss(task_a(h), x[:, :1])
    loss_b = nn.functional.l1_loss(task_b(h), x[:, 1:2].abs())
    opt.zero_grad()
    loss_a.backward(retain_graph=True)
    grad_a = encoder[0].weight.grad.clone()
    loss_b.backward()
    cosine = nn.functional.cosine_similarity(grad_a.flatten(), encoder[0].weight.grad.flatten() - grad_a.flatten(), dim=0)
    opt.step()
print("conflict of the tasks", cosine.item())
