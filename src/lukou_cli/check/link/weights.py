WEIGHTS: tuple[float, ...] = ()
