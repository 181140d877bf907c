class Live:
    def __init__(self, send, every):
        self.send = send
        self.every = every
        self.waiting = []
        self.alive = True

    def add(self, step, loss):
        self.waiting.append((step, float(loss)))
        if len(self.waiting) >= self.every:
            self.flush()

    def close(self):
        if self.waiting:
            self.flush()

    def flush(self):
        points, self.waiting = self.waiting, []
        if not self.alive:
            return
        try:
            self.send(points)
        except OSError:
            self.alive = False
