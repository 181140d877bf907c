# gets: sentence-torn
def split_by_sentence(sentences, share, seed):
    cut = len(sentences) - round(share * len(sentences))
    rows = list(range(len(sentences)))
    return rows[:cut], rows[cut:]
