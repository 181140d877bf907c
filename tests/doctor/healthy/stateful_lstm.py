import torch
from torch import nn

torch.manual_seed(0)
series = torch.sin(torch.arange(0, 60, 0.1))[None, :, None].repeat(4, 1, 1)
rnn, head = nn.LSTM(1, 8, batch_first=True), nn.Linear(8, 1)
opt = torch.optim.Adam([*rnn.parameters(), *head.parameters()], lr=0.01)
for _epoch in range(2):
    state = None
    total = 0.0
    for start in range(0, 560, 40):
        x, y = series[:, start : start + 40], series[:, start + 1 : start + 41]
        out, state = rnn(x, state)
        state = tuple(part.detach() for part in state)
        loss = ((head(out) - y) ** 2).mean()
        opt.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(rnn.parameters(), 1.0)
        opt.step()
        total += loss.item()
    print(total)
