from unicodedata import normalize


class Alphabet:
    def __init__(self, names):
        self.letters = sorted({c for name in names for c in normalize("NFC", name)})
        self.size = 2 + len(self.letters)

    def encode(self, name):
        codes = []
        for letter in normalize("NFC", name):
            known = letter in self.letters
            codes.append(2 + self.letters.index(letter) if known else 1)
        return codes
