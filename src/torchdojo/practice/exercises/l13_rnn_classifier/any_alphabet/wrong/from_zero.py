# gets: padding-used
import unicodedata


class Alphabet:
    def __init__(self, names):
        letters = sorted(set("".join(map(composed, names))))
        self.numbers = {letter: i for i, letter in enumerate(letters)}
        self.size = len(letters) + 2

    def encode(self, name):
        return [self.numbers.get(letter, 1) for letter in composed(name)]


def composed(name):
    return unicodedata.normalize("NFC", name)
