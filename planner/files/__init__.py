"""Everything that planner reads goes through here: files with caps, and YAML with positions."""

from planner.files.nodes import Mapping, Node, Scalar, Sequence
from planner.files.shipped import shipped
from planner.files.source import PLANS, Files, Source, near_file
from planner.files.yaml_reader import read_yaml

__all__ = ["PLANS", "Files", "Mapping", "Node", "Scalar", "Sequence", "Source", "near_file", "read_yaml", "shipped"]
