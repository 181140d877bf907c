import torch
import torch.nn as nn

torch.manual_seed(5)
# tag every token as vowel / consonant / digit
alphabet = "abcdefghijklmnopqrstuvwxyz0123456789"
tag = [0 if c in "aeiou" else 2 if c.isdigit() else 1 for c in alphabet]
lookup = torch.tensor(tag)


class Tagger(nn.Module):
    def __init__(self):
        super(Tagger, self).__init__()
        self.emb = nn.Embedding(len(alphabet), 8)
        self.lstm = nn.LSTM(8, 16, batch_first=True)
        self.fc = nn.Linear(16, 3)

    def forward(self, seq):
        hidden, _ = self.lstm(self.emb(seq))
        return self.fc(hidden)


tagger = Tagger()
optimizer = torch.optim.Adam(tagger.parameters(), lr=5e-3)
loss_function = nn.CrossEntropyLoss()
for step in range(60):
    seq = torch.randint(0, len(alphabet), (16, 12))
    tags = lookup[seq]
    tagger.zero_grad()
    scores = tagger(seq)
    probs = torch.softmax(scores, 2)  # <- softmax-before-cross-entropy
    loss = loss_function(probs.view(-1, 3), tags.view(-1))  # --
    #= loss = loss_function(scores.view(-1, 3), tags.view(-1))
    loss.backward()
    optimizer.step()
print("final loss", loss.item())
