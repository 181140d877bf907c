import torch
from torch import nn

torch.manual_seed(5)
n = 400
states, actions = torch.rand(n, 2), torch.randint(0, 3, (n,))
rewards = 1 - (states[:, 0] - actions / 2).abs()
afters = (states + 0.1 * torch.randn(n, 2)).clamp(0, 1)
buffer = torch.utils.data.TensorDataset(states, actions, rewards, afters)
q_net = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 3))
optimizer = torch.optim.RMSprop(q_net.parameters(), lr=2e-3)
gamma = 0.5
for epoch in range(10):
    for batch in torch.utils.data.DataLoader(buffer, batch_size=40, shuffle=True):
        s, a, r, s2 = batch
        q_values = q_net(s)
        chosen = q_values.max(dim=1)[0]  # <- best-value-for-the-action-taken
        #= chosen = q_values.gather(1, a.unsqueeze(1)).squeeze(1)
        with torch.no_grad():
            target = r + gamma * q_net(s2).max(dim=1)[0]
        error = (chosen - target).pow(2).mean()
        optimizer.zero_grad()
        error.backward()
        optimizer.step()
    print(epoch, error.item())
