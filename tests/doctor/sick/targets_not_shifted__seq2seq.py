"""Words spelled backwards, by an encoder and a decoder that is given the right letters before."""
import torch
from torch import nn

torch.manual_seed(33)
PAD, BEGIN, END, LETTERS, LONG = 0, 1, 2, 14, 8
words = torch.randint(3, LETTERS, (480, LONG))
answers = torch.cat([torch.full((480, 1), BEGIN), words.flip(1), torch.full((480, 1), END)], dim=1)


class Speller(nn.Module):
    def __init__(self, size=32):
        super().__init__()
        self.source, self.target = nn.Embedding(LETTERS, size), nn.Embedding(LETTERS, size)
        self.place = nn.Embedding(LONG + 2, size)
        self.read = nn.TransformerEncoder(nn.TransformerEncoderLayer(size, 2, 64, batch_first=True), 1)
        self.write = nn.TransformerDecoder(nn.TransformerDecoderLayer(size, 2, 64, batch_first=True), 1)
        self.letter = nn.Linear(size, LETTERS)

    def at_place(self, x):
        return x + self.place(torch.arange(x.shape[1]))

    def forward(self, word, answer):
        later = nn.Transformer.generate_square_subsequent_mask(answer.shape[1])
        memory = self.read(self.at_place(self.source(word)))
        return self.letter(self.write(self.at_place(self.target(answer)), memory, tgt_mask=later))


speller = Speller()
criterion = nn.CrossEntropyLoss(ignore_index=PAD)
optimizer = torch.optim.Adam(speller.parameters(), lr=2e-3)
for epoch in range(5):
    for rows in torch.randperm(480).split(40):
        word, answer = words[rows], answers[rows]
        given, wanted = answer[:, :-1], answer[:, :-1]  # <- targets-not-shifted
        #= given, wanted = answer[:, :-1], answer[:, 1:]
        logits = speller(word, given)
        loss = criterion(logits.transpose(1, 2), wanted)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
