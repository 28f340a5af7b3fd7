"""From the words around a figure to the indicator it is about, with a probability."""
