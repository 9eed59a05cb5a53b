"""The commonest slips in YAML, told in plain words instead of the parser's.

Where the parser gives up is seldom where the slip is. Each row of :data:`SLIPS` is a code and a detector that looks at
the lines round the parser's complaint; the first that recognises something speaks. Slips that the parser does not
notice at all are in :mod:`planner.files.unseen`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import yaml

from planner.files import slip_layout, slip_texts
from planner.files.repairs import LOOK_HINT, Slip
from planner.files.trouble import Trouble, complaint, trouble_of

Detector = Callable[[Trouble], list[Slip]]


def explain(lines: list[str], problem: yaml.YAMLError) -> list[Slip]:
    """The slips behind a complaint of the parser, in plain words; always at least one."""
    trouble = trouble_of(lines, problem)
    for code, detect in SLIPS:
        if found := detect(trouble):
            return [replace(slip, code=code) for slip in found]
    raise AssertionError("the last row of SLIPS always speaks")


def _anything(trouble: Trouble) -> list[Slip]:
    return complaint("this cannot be read as YAML", (trouble.line, trouble.column, trouble.column + 1), LOOK_HINT)


SLIPS: tuple[tuple[str, Detector], ...] = (
    ("yaml-tab", slip_layout.tab),
    ("yaml-dash-space", slip_layout.dash_space),
    ("yaml-colon-space", slip_layout.colon_space),
    ("yaml-curly-quotes", slip_texts.curly_quotes),
    ("yaml-unclosed-quote", slip_texts.unclosed_quote),
    ("yaml-after-quote", slip_texts.after_quote),
    ("yaml-escape", slip_texts.escape),
    ("yaml-value-start", slip_texts.value_start),
    ("yaml-bracket", slip_layout.bracket),
    ("yaml-colon-in-text", slip_texts.colon_in_text),
    ("yaml-no-value", slip_layout.no_value),
    ("yaml-indent", slip_layout.too_deep),
    ("yaml-indent", slip_layout.not_aligned),
    ("yaml-syntax", _anything),
)
"""Code and detector, in the order in which they are asked; the last one always answers."""
