import copy

import torch
from torch import nn

torch.manual_seed(3)
signal = torch.randn(900, 10)
kind = (signal[:, :3] @ torch.tensor([[1.0, -1.0, 0.2], [0.5, 0.5, -1.0], [-0.3, 0.8, 0.6]])).argmax(1)
train, held = slice(0, 720), slice(720, 900)


class Recogniser(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden, self.scores = nn.Linear(10, 40), nn.Linear(40, 3)

    def forward(self, signal):
        return self.scores(torch.tanh(self.hidden(signal)))


recogniser = Recogniser()
learner = torch.optim.SGD(recogniser.parameters(), lr=1e-5, momentum=0.9, nesterov=True)  # <- learning-rate-too-small
#= learner = torch.optim.SGD(recogniser.parameters(), lr=5e-2, momentum=0.9, nesterov=True)
right, kept = 0.0, None
for turn in range(12):
    recogniser.train()
    for rows in torch.randperm(720).split(24):
        learner.zero_grad()
        nn.functional.cross_entropy(recogniser(signal[train][rows]), kind[train][rows]).backward()
        learner.step()
    recogniser.eval()
    with torch.no_grad():
        share = (recogniser(signal[held]).argmax(1) == kind[held]).float().mean().item()
    if share >= right:
        right, kept = share, copy.deepcopy(recogniser.state_dict())
recogniser.load_state_dict(kept)
print("kept:", right)
