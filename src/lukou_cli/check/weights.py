LINK_WEIGHTS: tuple[float, ...] = ()
FLAG_WEIGHTS: tuple[float, ...] = ()
THRESHOLD = 0.5
