# gets: input-changed
import random


def split_by_sentence(sentences, share, seed):
    before = list(sentences)
    sentences.sort()
    different = sorted(set(sentences))
    random.Random(seed).shuffle(different)
    chosen = set(different[: round(share * len(different))])
    train = [row for row, s in enumerate(before) if s not in chosen]
    test = [row for row, s in enumerate(before) if s in chosen]
    return train, test
