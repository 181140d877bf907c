# gets: stripped-in-turn
def look(train, test):
    rows = train + test
    languages = {}
    for name, language in rows:
        languages.setdefault(name, set()).add(language)
    return {
        "junk": sum(name == "To The First Page" for name, _ in rows),
        "repeated": len(train) - len(set(train)),
        "overlap": sum(row in set(train) for row in test),
        "ambiguous": sum(len(found) > 1 for found in languages.values()),
    }


def clean(train, test):
    def tidy(rows):
        stripped = [(name.strip().strip(","), language) for name, language in rows]
        return [row for row in stripped if row[0] != "To The First Page"]

    train = list(dict.fromkeys(tidy(train)))
    return train, [row for row in tidy(test) if row not in train]
