import torch
from torch import nn

torch.manual_seed(0)
gen, critic = nn.Linear(3, 2), nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1))
og, oc = torch.optim.RMSprop(gen.parameters(), 1e-3), torch.optim.RMSprop(critic.parameters(), 1e-3)
for _i in range(15):
    for _ in range(4):
        real, fake = torch.randn(16, 2) + 1, gen(torch.randn(16, 3)).detach()
        mix = (real + torch.rand(16, 1) * (fake - real)).requires_grad_()
        slope = torch.autograd.grad(critic(mix).sum(), mix, create_graph=True)[0]
        loss = critic(fake).mean() - critic(real).mean() + 10 * (slope.norm(dim=1) - 1).pow(2).mean()
        oc.zero_grad()
        loss.backward()
        oc.step()
    og.zero_grad()
    (-critic(gen(torch.randn(16, 3))).mean()).backward()
    og.step()
print(loss.item())
