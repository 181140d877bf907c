# gets: row-lost
def split_by_sentence(sentences, share, seed):
    return [2, 4], [0, 1, 3]
