"""Cause before symptom: what explains what. A finding on the right is not shown while one on the left stands."""

EXPLAINS: dict[str, tuple[str, ...]] = {}


def symptoms(names: frozenset[str]) -> frozenset[str]:
    """Return those of the found rules that others of them explain."""
    return frozenset(symptom for name in names for symptom in EXPLAINS.get(name, ()) if symptom in names)
