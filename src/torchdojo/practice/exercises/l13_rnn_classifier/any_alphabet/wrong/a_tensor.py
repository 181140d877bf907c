# gets: not-a-list
import torch
import unicodedata


class Alphabet:
    def __init__(self, names):
        letters = sorted(set("".join(map(composed, names))))
        self.numbers = {letter: i for i, letter in enumerate(letters, 2)}
        self.size = len(letters) + 2

    def encode(self, name):
        return torch.tensor([self.numbers.get(c, 1) for c in composed(name)])


def composed(name):
    return unicodedata.normalize("NFC", name)
