# gets: wrong-dtype
import torch
from torch.nn.utils.rnn import pad_sequence


def name_batch(names):
    rows = [torch.tensor([ord(letter) for letter in name]) for name in names]
    lengths = torch.tensor([len(row) for row in rows])
    return pad_sequence(rows, batch_first=True).float(), lengths
