"""A critic of small pictures; the slopes are flattened, and one norm is taken of all of them."""

import torch
from torch import nn

torch.manual_seed(0)
stripes = (torch.arange(6) % 2).float().expand(300, 1, 6, 6) + 0.1 * torch.randn(300, 1, 6, 6)
paint = nn.Sequential(nn.Linear(8, 32), nn.ReLU(), nn.Linear(32, 36), nn.Unflatten(1, (1, 6, 6)))
judge = nn.Sequential(nn.Conv2d(1, 8, 3), nn.LeakyReLU(0.2), nn.Flatten(), nn.Linear(128, 1))
paint_opt = torch.optim.Adam(paint.parameters(), lr=1e-3, betas=(0.0, 0.9))
judge_opt = torch.optim.Adam(judge.parameters(), lr=1e-3, betas=(0.0, 0.9))


def gradient_penalty(real, fake):
    alpha = torch.rand(len(real), 1, 1, 1)
    mixed = (alpha * real + (1 - alpha) * fake).requires_grad_(True)
    score = judge(mixed)
    grads = torch.autograd.grad(score, mixed, grad_outputs=torch.ones_like(score), create_graph=True)[0]
    grads = grads.view(len(real), -1)
    return ((torch.norm(grads) - 1) ** 2).mean()  # <- norm-of-the-whole-batch
    #= return ((torch.norm(grads, dim=1) - 1) ** 2).mean()


for step in range(60):
    for _ in range(2):
        real = stripes[torch.randint(300, (32,))]
        fake = paint(torch.randn(32, 8)).detach()
        judge_loss = judge(fake).mean() - judge(real).mean() + 10 * gradient_penalty(real, fake)
        judge_opt.zero_grad()
        judge_loss.backward()
        judge_opt.step()
    paint_loss = -judge(paint(torch.randn(32, 8))).mean()
    paint_opt.zero_grad()
    paint_loss.backward()
    paint_opt.step()
    if step % 20 == 19:
        print(step, judge_loss.item(), paint_loss.item())
