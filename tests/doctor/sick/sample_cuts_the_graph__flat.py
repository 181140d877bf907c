import torch
from torch import nn
from torch.distributions import Normal

torch.manual_seed(4)
wave = torch.sin(torch.linspace(0, 6, 24) + 6 * torch.rand(300, 1)) * (0.5 + torch.rand(300, 1))
encoder = nn.Sequential(nn.Linear(24, 32), nn.Tanh())
mean_of, deviation_of = nn.Linear(32, 2), nn.Linear(32, 2)
decoder = nn.Sequential(nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 24))
weights = [p for part in (encoder, mean_of, deviation_of, decoder) for p in part.parameters()]
optimizer = torch.optim.Adam(weights, lr=4e-3)
for epoch in range(15):
    for batch in wave[torch.randperm(300)].split(50):
        features = encoder(batch)
        code = Normal(mean_of(features), deviation_of(features).exp())
        drawn = code.sample()  # <- sample-cuts-the-graph
        #= drawn = code.rsample()
        unlike = (decoder(drawn) - batch).square().sum(1).mean()
        surprise = torch.distributions.kl_divergence(code, Normal(0.0, 1.0)).sum(1).mean()
        optimizer.zero_grad()
        (unlike + 0.1 * surprise).backward()
        optimizer.step()
    if epoch % 5 == 4:
        print(f"{epoch + 1}: {unlike.item():.3f} and {surprise.item():.3f}")
