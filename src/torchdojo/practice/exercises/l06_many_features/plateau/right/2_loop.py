def on_plateau(p, y):
    answers = [float(v > 0.5) for v in p.flatten()]
    targets = y.flatten().tolist()
    right = sum(a == t for a, t in zip(answers, targets))
    larger = max(targets.count(0.0), targets.count(1.0))
    return right == larger and float(max(p) - min(p)) < 0.02
