"""Everything that planner reads goes through here: files with caps, and YAML with positions."""

from planner.files.nodes import Mapping, Node, Scalar, Sequence
from planner.files.shipped import shipped
from planner.files.source import Files, Source
from planner.files.yaml_reader import read_yaml

__all__ = ["Files", "Mapping", "Node", "Scalar", "Sequence", "Source", "read_yaml", "shipped"]
