from collections import Counter, defaultdict

JUNK = "To The First Page"


def look(train, test):
    languages = defaultdict(set)
    counts = {"junk": 0}
    for name, language in train + test:
        languages[name].add(language)
        counts["junk"] += name == JUNK
    times = Counter(train)
    counts["repeated"] = sum(times.values()) - len(times)
    counts["overlap"] = len([row for row in test if times[row]])
    several = [name for name in languages if len(languages[name]) > 1]
    return {**counts, "ambiguous": len(several)}


def clean(train, test):
    kept, left = [], []
    for rows, out in ((train, kept), (test, left)):
        for name, language in rows:
            row = (name.strip(", "), language)
            if row[0] != JUNK and row not in kept:
                out.append(row)
    return kept, left
