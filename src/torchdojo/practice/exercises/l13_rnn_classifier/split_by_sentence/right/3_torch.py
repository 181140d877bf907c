import torch


def split_by_sentence(sentences, share, seed):
    generator = torch.Generator().manual_seed(seed)
    different = sorted(set(sentences))
    order = torch.randperm(len(different), generator=generator).tolist()
    cut = len(different) - round(share * len(different))
    kept = [different[place] for place in order[:cut]]
    train = [row for row in range(len(sentences)) if sentences[row] in kept]
    test = [row for row in range(len(sentences)) if row not in train]
    return train, test
