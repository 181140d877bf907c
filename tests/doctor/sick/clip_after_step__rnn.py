import torch
import torch.nn as nn

torch.manual_seed(0)


class Adder(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.RNN(1, 16, batch_first=True)
        self.out = nn.Linear(16, 1)

    def forward(self, x):
        h, _ = self.rnn(x)
        return self.out(h[:, -1])


model = Adder()
optimizer = torch.optim.Adam(model.parameters(), lr=0.005)
for step in range(60):
    x = torch.rand(32, 8, 1)
    y = x.sum(1)
    optimizer.zero_grad()
    loss = nn.functional.mse_loss(model(x), y)
    loss.backward()
    #= torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
    optimizer.step()
    torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)  # <- clip-after-step
    if step % 20 == 0:
        print(step, loss.item())
