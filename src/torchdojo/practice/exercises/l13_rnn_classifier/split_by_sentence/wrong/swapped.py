# gets: swapped
import random


def split_by_sentence(sentences, share, seed):
    different = sorted(set(sentences))
    random.Random(seed).shuffle(different)
    chosen = set(different[: round(share * len(different))])
    train = [row for row, s in enumerate(sentences) if s not in chosen]
    test = [row for row, s in enumerate(sentences) if s in chosen]
    return test, train
