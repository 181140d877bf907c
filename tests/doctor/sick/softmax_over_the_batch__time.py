import torch
import torch.nn.functional as F
from torch import nn

NOTES, BEATS = 15, 18


class Composer(nn.Module):
    def __init__(self):
        super().__init__()
        self.tone = nn.Embedding(NOTES, 12)
        self.memory = nn.LSTM(12, 40, batch_first=True)
        self.play = nn.Sequential(
            nn.Linear(40, NOTES),
            nn.LogSoftmax(dim=1),  # <- softmax-over-the-batch
            #= nn.LogSoftmax(dim=2),
        )

    def forward(self, heard):
        return self.play(self.memory(self.tone(heard))[0])


torch.manual_seed(31)
start = torch.randint(NOTES, (500, 1))
songs = (start + 4 * torch.arange(BEATS + 1) + torch.randint(2, (500, BEATS + 1))) % NOTES
composer = Composer()
adam = torch.optim.Adam(composer.parameters(), lr=5e-3)
for epoch in range(6):
    for rows in torch.randperm(400).split(50):
        said = composer(songs[rows, :-1])
        loss = F.nll_loss(said.transpose(1, 2), songs[rows, 1:])
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item())
