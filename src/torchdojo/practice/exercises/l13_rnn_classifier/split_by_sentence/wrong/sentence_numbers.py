# gets: sentence-numbers
import random


def split_by_sentence(sentences, share, seed):
    different = sorted(set(sentences))
    random.Random(seed).shuffle(different)
    chosen = set(different[: round(share * len(different))])
    train = [s for s in sentences if s not in chosen]
    test = [s for s in sentences if s in chosen]
    return train, test
