"""planner typesets printable workout plans from short YAML files and a folder of markdown exercises."""

__version__ = "0.1.0"
