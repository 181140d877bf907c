def batches(n, batch_size, drop_last=False):
    sizes = []
    while n > 0:
        sizes.append(min(n, batch_size))
        n -= batch_size
    if drop_last:
        sizes = [size for size in sizes if size == batch_size]
    return len(sizes), (sizes or [0])[-1]
