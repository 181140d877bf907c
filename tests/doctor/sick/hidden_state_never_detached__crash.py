import torch
import torch.nn as nn


class CharLSTM(nn.Module):
    def __init__(self, vocab, hidden=24):
        super().__init__()
        self.embed = nn.Embedding(vocab, 8)
        self.lstm = nn.LSTM(8, hidden, batch_first=True)
        self.fc = nn.Linear(hidden, vocab)

    def forward(self, x, state):
        out, state = self.lstm(self.embed(x), state)
        return self.fc(out), state


torch.manual_seed(0)
text = "to be or not to be that is the question " * 20
letters = sorted(set(text))
data = torch.tensor([letters.index(c) for c in text[:800]]).view(4, 200)
model = CharLSTM(len(letters))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(3):
    hidden = None
    for i in range(0, 180, 10):
        inputs, targets = data[:, i : i + 10], data[:, i + 1 : i + 11]
        #= if hidden is not None:
        #=     hidden = tuple(h.detach() for h in hidden)
        output, hidden = model(inputs, hidden)  # <- hidden-state-never-detached, kept
        loss = criterion(output.reshape(-1, len(letters)), targets.reshape(-1))
        optimizer.zero_grad()
        loss.backward()  # <- hidden-state-never-detached, kept
        optimizer.step()
    print(epoch, loss.item())
