import random


def split_by_sentence(sentences, share, seed):
    different = list(dict.fromkeys(sentences))
    count = round(share * len(different))
    chosen = random.Random(seed).sample(different, count)
    parts = [], []
    for row, sentence in enumerate(sentences):
        parts[sentence in chosen].append(row)
    return parts
