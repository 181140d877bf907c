import random


def split_by_sentence(sentences, share, seed):
    ...  # TODO: return the row numbers of train and test
