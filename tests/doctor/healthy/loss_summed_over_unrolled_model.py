import torch
from torch import nn


class Follower(nn.Module):
    """Follows a moving point: sees where it is, says where it will be next."""

    def __init__(self, hidden=24):
        super().__init__()
        self.inside = nn.Linear(2 + hidden, hidden)
        self.where = nn.Linear(hidden, 2)
        self.hidden = hidden

    def forward(self, path):
        state = path.new_zeros(path.size(0), self.hidden)
        said = []
        for place in path.unbind(1):
            state = torch.tanh(self.inside(torch.cat([place, state], dim=1)))
            said.append(self.where(state))
        return said


def circles(count, steps=15):
    start = torch.rand(count, 1) * 6.28
    turn = start + torch.arange(steps + 1) * 0.4
    return torch.stack([turn.cos(), turn.sin()], dim=2)


def main():
    torch.manual_seed(0)
    model = Follower()
    optimizer = torch.optim.RMSprop(model.parameters(), lr=0.003)
    for it in range(60):
        path = circles(24)
        said = model(path[:, :-1])
        losses = [((out - path[:, t + 1]) ** 2).sum(dim=1).mean() for t, out in enumerate(said)]
        loss = sum(losses)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimizer.step()
        if it % 20 == 19:
            print(it + 1, f"per step {loss.item() / len(losses):.4f}")


main()
