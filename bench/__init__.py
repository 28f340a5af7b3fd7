"""Measures of lukou, and the fitting of its check."""

import os

# The matrices are small: threads cost more than they save. Set before numpy is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
