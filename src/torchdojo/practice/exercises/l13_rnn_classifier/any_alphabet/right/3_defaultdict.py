import unicodedata
from collections import defaultdict


class Alphabet:
    def __init__(self, names):
        text = unicodedata.normalize("NFC", "\n".join(names)).replace("\n", "")
        self.numbers = defaultdict(lambda: 1)
        for letter in sorted(text):
            self.numbers.setdefault(letter, len(self.numbers) + 2)
        self.size = len(self.numbers) + 2

    def encode(self, name):
        name = unicodedata.normalize("NFC", name)
        return [self.numbers[letter] for letter in name]
