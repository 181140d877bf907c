def look(train, test):
    junk = repeated = overlap = ambiguous = 0
    seen = []
    for row in train:
        repeated += row in seen
        seen.append(row)
    for row in test:
        overlap += row in seen
    names = [name for name, _ in train + test]
    junk = names.count("To The First Page")
    pairs = set(train + test)
    for name in set(names):
        ambiguous += sum(name == other for other, _ in pairs) > 1
    counts = (junk, repeated, overlap, ambiguous)
    return dict(zip(("junk", "repeated", "overlap", "ambiguous"), counts))


def clean(train, test):
    kept = {}
    for name, language in train:
        kept[name.strip(" ,"), language] = None
    kept = [row for row in kept if row[0] != "To The First Page"]
    others = [(name.strip(" ,"), language) for name, language in test]
    others = filter(lambda row: row[0] != "To The First Page", others)
    return kept, [row for row in others if row not in kept]
