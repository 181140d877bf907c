def look(train, test):
    ...  # TODO: return {"junk": ..., "repeated": ..., "overlap": ..., "ambiguous": ...}


def clean(train, test):
    ...  # TODO: return the cleaned train and test
