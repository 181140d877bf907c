# gets: only-the-example
def look(train, test):
    return {"junk": 1, "repeated": 1, "overlap": 1, "ambiguous": 1}


def clean(train, test):
    def tidy(rows):
        stripped = [(name.strip(" ,"), language) for name, language in rows]
        return [row for row in stripped if row[0] != "To The First Page"]

    train = list(dict.fromkeys(tidy(train)))
    return train, [row for row in tidy(test) if row not in train]
