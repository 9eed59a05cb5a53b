"""Who made a plan and how its pages look: the keys ``coach`` and ``design``."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from planner.diagnostics import Diagnostics
from planner.files import Node, Scalar
from planner.plan.keys import Field, Found, Kind, Record, shown, strict
from planner.plan.kinds import FLAG, LINE, SCALAR, any_case, line, scalar
from planner.plan.model import Text

CONTACT_NAME = Field("name", LINE, "who made the plan", ("Ana Costa",))
CONTACT = Field("contact", LINE, "how to reach them: mail, telephone or site", ("ana@example.org",))
LOGO = Field(
    "logo",
    Kind("path of a picture", line, SCALAR),
    "a picture, small at the head of the overview and of each sheet, seen from the file that names it",
    ("logo.png",),
)
COACH_RECORD = Record("coach", "coach", (CONTACT_NAME, CONTACT, LOGO))


class Coach(NamedTuple):
    """Who made a plan. ``logo`` is the path of a picture as written."""

    name: str = ""
    contact: str = ""
    logo: Text | None = None


def read_coach(name: str, node: Node, out: Diagnostics) -> Coach | None:
    """A coach's name, contact and logo; a text alone is the name."""
    if isinstance(node, Scalar):
        alone = line(name, node, out)
        return None if alone is None else Coach(alone.text)
    found = strict(node, COACH_RECORD, out)
    if found is None:
        return None
    return Coach(text_of(found.value(CONTACT_NAME)), text_of(found.value(CONTACT)), found.value(LOGO))


LogForm: TypeAlias = Literal["per-week", "month"]
"""How a session is logged: on a page of one week, or on a sheet with a line for each of several weeks."""

LOGS: tuple[LogForm, ...] = ("per-week", "month")


def read_log(name: str, node: Node, out: Diagnostics) -> LogForm | None:
    """``per-week`` or ``month``, in any case and with a space for the hyphen."""
    found = scalar(name, node, out)
    folded = "-".join(found.text.casefold().split()) if found else ""
    for form in LOGS:
        if folded == form:
            return form
    if found:
        message = f'"{name}" must be per-week or month, not "{shown(found.text)}"'
        out.error("bad-log", message, found.inner, f"write {name}: month")
    return None


LOG_KIND: Kind[LogForm] = Kind(
    "`per-week` or `month`",
    read_log,
    {"type": "string", "pattern": f"^({any_case(('per-week', 'per week', 'month'))})$"},
)

THEME_NAME = Kind("name of a theme", line, {"$ref": "#/$defs/theme"})
PAPER_NAME = Kind("`A3`, `A4`, `A5`, `Legal` or `Letter`", line, {"$ref": "#/$defs/paper"})
THEME = Field("theme", THEME_NAME, "the look of the pages", ("classic",), default="classic")
PAGE = Field("page", PAPER_NAME, "the paper to print on", ("A4", "Letter"), default="A4")
INK_NAME = Kind("`color`, `gray` or `light`", line, {"$ref": "#/$defs/ink"})
INK = Field("ink", INK_NAME, "colours, grey, or as little ink as can be", ("gray", "light"), default="color")
LANDSCAPE = Field("landscape", FLAG, "pages wider than high", ("yes",), default="no")
LANGUAGE_NAME = Kind("code of a language", line, {"$ref": "#/$defs/language"})
LANGUAGE = Field("language", LANGUAGE_NAME, "the language of planner's own words", ("en",), default="en")
LARGE = Field("large_print", FLAG, "no type under 14 points, wide boxes and strong lines", ("yes",), default="no")
LOG = Field("log", LOG_KIND, "a page for each week of a session, or a sheet for a month", LOGS, default="per-week")
DESIGN_RECORD = Record("design", "design", (THEME, PAGE, LANDSCAPE, INK, LARGE, LANGUAGE, LOG))


class Design(NamedTuple):
    """How pages look: names as written, and what is yes or no."""

    theme: Text | None = None
    paper: Text | None = None
    landscape: bool = False
    ink: Text | None = None
    large_print: bool = False
    language: Text | None = None
    log: LogForm = "per-week"


def read_design(_name: str, node: Node, out: Diagnostics) -> Design | None:
    """How the pages look; which themes, papers, inks and languages there are is not the plan's to know."""
    found = strict(node, DESIGN_RECORD, out)
    return None if found is None else design_of(found)


def design_of(found: Found) -> Design:
    """The values of the keys of a design."""
    return Design(
        found.value(THEME),
        found.value(PAGE),
        found.value(LANDSCAPE) or False,
        found.value(INK),
        found.value(LARGE) or False,
        found.value(LANGUAGE),
        found.value(LOG) or "per-week",
    )


COACH_KIND = Kind("name, or keys of a coach", read_coach, {"anyOf": [SCALAR, {"$ref": "#/$defs/coach"}]})
DESIGN_KIND = Kind("keys of a design", read_design, {"$ref": "#/$defs/design"})


def text_of(found: Text | None) -> str:
    """The words of a text; empty where there is none."""
    return found.text if found else ""


_INSIDE = {
    LOGO.name: COACH_RECORD.name,
    **dict.fromkeys((THEME.name, LANDSCAPE.name, INK.name, LARGE.name, LANGUAGE.name), DESIGN_RECORD.name),
}
"""Keys that people write at the left margin, and the key that they belong under."""


def misplaced(key: Scalar, value: Node, out: Diagnostics) -> bool:
    """Whether a key of a plan or project file belongs under coach or design, which is reported."""
    under = _INSIDE.get(key.text)
    if under is None:
        return False
    written = shown(value.text) if isinstance(value, Scalar) and value.text else "..."
    out.error(
        "misplaced-key", f'"{key.text}" belongs to {under}', key.inner, f"write {under}: {{{key.text}: {written}}}"
    )
    return True
