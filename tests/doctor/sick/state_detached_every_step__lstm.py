import torch
from torch import nn, optim


class Reader(nn.Module):
    def __init__(self, letters, wide):
        super().__init__()
        self.letters = nn.Embedding(letters, wide)
        self.memory = nn.LSTM(wide, wide)
        self.answer = nn.Linear(wide, letters)

    def remember(self, letter, state):
        out, (h, c) = self.memory(self.letters(letter).unsqueeze(0), state)
        return out[0], (h.detach(), c.detach())  # <- state-detached-every-step
        #= return out[0], (h, c)

    def forward(self, text):
        state = None
        for letter in text.unbind(1):
            out, state = self.remember(letter, state)
        return self.answer(out)


torch.manual_seed(52)
texts = torch.randint(0, 5, (240, 6))
reader = Reader(5, 20)
adam = optim.Adam(reader.parameters(), lr=0.01)
for epoch in range(5):
    for rows in torch.randperm(240).split(40):
        adam.zero_grad()
        loss = nn.functional.cross_entropy(reader(texts[rows]), texts[rows, 0])
        loss.backward()
        adam.step()
    print(epoch, loss.item())
