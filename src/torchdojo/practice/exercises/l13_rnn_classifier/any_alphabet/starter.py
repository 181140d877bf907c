import unicodedata


class Alphabet:
    def __init__(self, names):
        ...  # TODO: give every letter a number; self.size

    def encode(self, name):
        ...  # TODO: return a list of numbers
