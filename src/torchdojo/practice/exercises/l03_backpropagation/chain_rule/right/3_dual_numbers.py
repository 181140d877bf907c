def backward(x: float, y: float, w: float, b: float) -> tuple[float, float]:
    def loss(w, dw, b, db):
        r, dr = w * x + b - y, dw * x + db  # a value and how fast it changes
        return r * r, 2 * r * dr

    return loss(w, 1.0, b, 0.0)[1], loss(w, 0.0, b, 1.0)[1]
