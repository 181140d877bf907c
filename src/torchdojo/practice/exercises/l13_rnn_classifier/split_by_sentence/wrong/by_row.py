# gets: sentence-torn
import random


def split_by_sentence(sentences, share, seed):
    rows = list(range(len(sentences)))
    random.Random(seed).shuffle(rows)
    cut = round(share * len(rows))
    return sorted(rows[cut:]), sorted(rows[:cut])
