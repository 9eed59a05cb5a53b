"""Doses that a comma has cut in a list in brackets: ``[bench_press: 3x6 @80kg, rest 3min]``.

To YAML ``rest 3min`` is an entry of its own. It is told, and read as the part of the dose that it was meant to be.
"""

from __future__ import annotations

import re

from planner.diagnostics import Diagnostics, Fix, Span
from planner.files import Mapping, Node, Scalar, Sequence
from planner.plan.dose import parse
from planner.plan.keys import shown

_PART = re.compile(
    r"(?:no rest|rest\s*[0-9]|tempo\s*[0-9x]|rpe\s*[0-9]|rir\s*[0-9]|@|[0-9]+\s?[x×]\s?[0-9])", re.IGNORECASE
)
"""How a part of a dose starts, and no exercise."""

_SETS = re.compile(r"[0-9]+\s?[x×]\s?(?:[0-9]|amrap)", re.IGNORECASE)


def whole_entries(node: Sequence, out: Diagnostics) -> tuple[Node, ...]:
    """The entries of a list, parts of doses put back behind those that they were cut from; each cut is reported."""
    if not node.flow:
        return node.items
    found: list[Node] = []
    parts: list[Scalar] = []
    for item in node.items:
        if found and (joined := _with_dose(found[-1], item, out)):
            found[-1] = joined
            continue
        before = _dose_of(found[-1]) if found else None
        if before is None or not isinstance(item, Scalar) or not _belongs(before, parts, item):
            _put_back(found, parts, out)
            parts = []
            found.append(item)
        else:
            parts.append(item)
    _put_back(found, parts, out)
    return tuple(found)


def _with_dose(name: Node, dose: Node, out: Diagnostics) -> Mapping | None:
    """``bench_press, 3x6`` as the exercise with its dose that it was meant to be; None for anything else."""
    if not isinstance(name, Scalar) or not isinstance(dose, Scalar) or not _SETS.match(dose.text):
        return None
    if (name.style, dose.style) != ("plain", "plain") or _SETS.match(name.text):
        return None
    whole = Span(name.span.file, name.span.line, name.span.column, dose.span.end_line, dose.span.end_column)
    fixes = (Fix(whole, f"{name.text}: {dose.text}"),) if whole.line == whole.end_line else ()
    message, hint = f'a comma stands between "{shown(name.text)}" and its dose', f"{name.text}: {dose.text}"
    out.error("missing-colon", message, dose.span, f"write {shown(hint)}", fixes)
    return Mapping(((name, dose),), whole, flow=True)


def _dose_of(node: Node) -> Scalar | None:
    """The dose of ``bench_press: 3x6`` where it ends with the entry and stands there without quotes."""
    if not isinstance(node, Mapping) or len(node.pairs) != 1:
        return None
    _, value = node.pairs[0]
    plain = isinstance(value, Scalar) and value.style == "plain" and not value.missing
    ends = (value.span.end_line, value.span.end_column) == (node.span.end_line, node.span.end_column)
    return value if plain and ends and isinstance(value, Scalar) else None


def _belongs(dose: Scalar, parts: list[Scalar], item: Scalar) -> bool:
    """Whether an entry goes on with the dose before it, rather than being an exercise."""
    if item.style != "plain" or item.missing:
        return False
    if _PART.match(item.text):
        return True
    return parse(_joined(dose, [*parts, item]), dose.span, Diagnostics()) is not None


def _joined(dose: Scalar, parts: list[Scalar]) -> str:
    return ", ".join(scalar.text for scalar in (dose, *parts))


def _put_back(found: list[Node], parts: list[Scalar], out: Diagnostics) -> None:
    """Make the last entry whole with the parts cut from it."""
    if not parts:
        return
    entry = found[-1]
    assert isinstance(entry, Mapping)
    key, dose = entry.pairs[0]
    assert isinstance(dose, Scalar)
    text, first, last = _joined(dose, parts), dose.span, parts[-1].span
    whole = Span(first.file, first.line, first.column, last.end_line, last.end_column)
    message = f'the comma cuts this dose off, and "{shown(parts[0].text)}" becomes an exercise of its own'
    sure = whole.line == whole.end_line and '"' not in text
    fixes = (Fix(whole, f'"{text}"'),) if sure else ()
    out.error("yaml-flow-comma", message, parts[0].span, f'write: {shown(key.text)}: "{shown(text)}"', fixes)
    found[-1] = Mapping(((key, Scalar(text, whole)),), entry.span, entry.flow)
