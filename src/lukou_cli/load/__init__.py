"""From text to catalogue: strict reading, every fault reported with its place."""
