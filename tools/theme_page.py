"""Write docs/theme.md, the documentation of themes, from the classic theme and what planner takes for its values.

python -m tools.theme_page
"""

from __future__ import annotations

from typing import Any

import yaml

from planner.files import shipped
from planner.typeset.theme import OTHER_RANGE, RANGES
from tools.documents import codes, filled, save, table

GROUPS = {
    "colors": "Six digits: red, green and blue from 00 to ff. Types and lines name a colour by its role.",
    "faces": "A family of type is five fonts. A theme may give each place another of the fonts that planner brings.",
    "type": "Size in points; step, from one line to the next, in millimetres; tracking, the space that is added between"
    " letters, in points. Where a role has a second and third size, the page takes the largest that fits.",
    "lines": "Width in points.",
    "space": "White between blocks, in millimetres.",
    "page": "The frame of the page, in millimetres from the edges of the sheet. On A5 it is smaller in proportion.",
    "box": "The boxes to write in, in millimetres. A hand needs 9 by 8, so no theme makes them smaller.",
    "picture": "Heights of pictures, and the side of the code of a video, in millimetres.",
    "figure": "The drawings of exercises. Each material has a lit and a shaded side, and the limbs behind are darker."
    " Keep the clothes light: on a grey printer, the muscles should be the darkest thing on the body.",
    "gray": "What is printed with `--ink gray`: colours for any of the roles of `colors` and `figure`. A role that is"
    " not named here gets the grey that is as light as its colour. The muscles that help are hatched.",
    "light": "What is printed with `--ink light`, which saves ink. A role that is not named here is as in grey.",
    "large": "What `--large-print` changes, as groups of roles in this group:"
    " `large: {type: {tip: {size: 15, step: 7}}}`. What is larger already stays as it is: nothing becomes smaller."
    " A role of type that is not named here grows to 14 points, and its step in proportion.",
}
"""What each group of roles is, in the order of the page."""

ROLES: dict[str, dict[str, str]] = {
    "colors": {
        "ink": "names, steps and all that is read first",
        "text": "descriptions, and words that explain",
        "label": "names of things, and the foot of the page",
        "target": "targets inside boxes, light enough to write over",
        "stroke": "outlines of boxes, and lines to write on",
        "rule": "lines between rows",
        "light": "lines inside frames",
        "ground": "the ground under the warm-up of a lift",
        "accent": "what matters most: an open last set, the bracket of a superset",
        "paper": "numbers on black discs",
    },
    "faces": {
        "text": "the family for reading: names, steps, tips",
        "condensed": "the narrow family, for doses, labels and all that stands in columns",
    },
    "type": {
        "title": "the title of the plan and of a sheet",
        "title_medium": "the same, for a longer title",
        "title_small": "the same, for the longest, and for a long session",
        "session_title": "the name of a session at the top of its page",
        "day_name": "weekdays on the overview, and headings of parts",
        "exercise_name": "the name of an exercise in a session",
        "heading": "headings of sections",
        "dose": "what to do, beside the name: 5 × 5 @ 75 %",
        "dose_quiet": "what belongs to it and matters less, such as a pause",
        "dose_large": "the dose on a sheet and on a card",
        "dose_medium": "the same, when it is long or there are several",
        "card_name": "the name of an exercise on a card",
        "card_words": "the dose in plain words on a card",
        "card_time": "the rest on a card",
        "description": "the sentence under the name on a sheet",
        "step": "steps on a sheet",
        "step_medium": "the same, when there are many",
        "step_small": "the same, when there are very many",
        "step_large": "the same, when there are few",
        "step_number": "numbers of steps",
        "step_number_medium": "the same, beside medium steps",
        "step_number_small": "the same, beside small steps",
        "step_number_tiny": "the same, on a crowded card",
        "step_number_large": "the same, beside large steps",
        "tip": "tips, warm-up and notes of the plan",
        "tip_large": "the same, on a sheet with room",
        "tip_medium": "the same, on a full sheet",
        "tip_small": "the same, on a very full sheet",
        "note": "words of the coach beside an exercise",
        "diary_name": "names of exercises, and the heading of the calendar, in a diary",
        "diary": "doses, words and weeks in a diary: nothing in it is smaller",
        "diary_quiet": "what matters less there",
        "diary_date": "dates under the weeks, and what is too wide for its column",
        "ramp": "the warm-up of a lift, set by set",
        "subtitle": "the day under a session's name, and exercises on the overview",
        "plain": "words that explain, such as what a sign means",
        "plain_ink": "the same, where it is read first",
        "plain_bold": "the same, where it is the thing that is explained",
        "value": "names and dates at the head of a page, lines of words",
        "label": "small names of things, such as the cells of a box",
        "label_bold": "the same, for what is inside them",
        "target": "the target inside a box",
        "target_best": "the target of an open last set",
        "furniture": "the foot of the page: person, coach, page number",
    },
    "lines": {
        "section": "over a section",
        "training_day": "over a day of training on the overview",
        "row": "between exercises, and over a day of rest",
        "inner": "inside a frame, and round a tempo",
        "box": "round a box",
        "cell": "between the cells of a box",
        "best": "round the box of an open last set, a caution and a dose",
        "writing": "to write on",
        "bracket": "beside the exercises of a superset or circuit",
        "sign": "small drawings, such as plates on a bar",
        "cut": "where cards are cut",
    },
    "space": {
        "hair": "between the lines of one exercise",
        "small": "between a heading and its text, and on full pages",
        "medium": "between the days of the overview, and between the blocks of a sheet",
        "large": "between sections",
    },
    "page": {
        "left": "margin at the left, with room for holes",
        "top": "from the upper edge to the text",
        "top_later": "the same, under a repeated name",
        "bottom": "from the lower edge to the text",
        "head": "from the upper edge to the line above the text",
        "continued": "from the upper edge to a repeated name",
        "foot": "from the lower edge to the line at the foot",
        "columns": "how many columns the width has",
        "column": "width of a column",
        "gutter": "white between two columns",
    },
    "box": {
        "width": "width of a box for one set",
        "height": "its height",
        "least_width": "its width on a full page",
        "least_height": "its height on a full page",
        "gap": "white between two boxes",
        "gap_tight": "the same, on a full page",
        "radius": "how round the corners are",
        "best_width": "width of a box for an open last set",
        "amrap_width": "width of a box for as many as possible",
        "sides_width": "width of a box for left and right",
        "distance_width": "width of a box for a long distance",
        "test_width": "width of a box for a test",
        "score_width": "width of a box for the time that all sets took",
        "strip_cell": "width of a part of a strip",
        "rest_width": "how much of it stands for the rest",
        "cluster_gap": "white between groups of boxes",
        "tick": "side of a square to tick off a progression or a stage",
        "tick_list": "side of a small square to tick off, in a list",
        "tick_main": "side of a square to tick off an exercise",
        "diary_tick": "height of the boxes of a day in a diary",
        "diary_day": "their width, at most",
        "diary_note": "width of a box for a number of the week",
        "writing": "from one line to write on to the next",
    },
    "picture": {
        "sheet": "on a sheet",
        "sheet_medium": "on a full sheet",
        "sheet_small": "on a very full sheet",
        "upright": "beside the steps, of a picture that is higher than wide",
        "session": "in a session",
        "session_medium": "in a long session",
        "session_small": "in a very long session",
        "disc": "diameter of the disc with the number of a step",
        "qr": "side of the code of a video",
        "map": "of the muscle map on a sheet; 0 leaves a map out, here and in the next four",
        "map_medium": "the same, on a full sheet",
        "map_small": "the same, on a very full sheet, and in a session",
        "map_alone": "the same, on a sheet without pictures",
        "map_week": "of the muscle map on the overview, at most",
        "diary": "of an exercise in a diary",
        "diary_small": "the same, to get all on one page",
        "logo": "of the coach's logo beside a title, at most",
    },
}
"""What every role of a theme is for."""

_MATERIALS = {
    "skin": "skin",
    "far_skin": "skin of the arm and leg behind",
    "shorts": "shorts",
    "far_shorts": "the leg of the shorts behind",
    "top": "a sports top, a shirt",
    "hair": "hair",
    "shoe": "shoes",
    "far_shoe": "the shoe behind",
    "sole": "soles of shoes",
    "primary": "muscles that the exercise is for",
    "secondary": "muscles that help",
    "pad": "cushions of benches and machines",
    "frame": "frames of benches and machines",
    "steel": "bars, grey hair",
    "plate": "plates and other weights",
    "wood": "boxes and steps of wood",
    "mat": "a mat",
    "wall": "a wall",
    "ball": "large balls",
    "rubber": "bands and ropes",
}
"""What the drawings are made of."""

ROLES["figure"] = {
    "shadow": "the shadow on the floor",
    "outline": "the outline of the figure",
    **{
        name + side: said + ("" if not side else ", in the shade")
        for name, said in _MATERIALS.items()
        for side in ("", "_shade")
    },
    "primary_edge": "the line around muscles that the exercise is for",
    "secondary_edge": "the line around muscles that help, and their hatching in grey",
    "line": "lines where one thing stands before another",
    "detail": "thin lines: fingers, face, seams",
    "ghost": "what is seen through, such as a plate before the body, as it looks on white",
    "ghost_line": "its outline",
    "halo": "the rim of an arrow",
    "arrow": "arrows that show the movement",
    "map_skin": "the body of the muscle map",
    "map_skin_shade": "the body of the muscle map, in the shade",
    "map_muscle": "muscles of the map that do not work",
    "map_muscle_shade": "muscles of the map that do not work, in the shade",
    "week_1": "muscles with 1 to 4 sets a week",
    "week_2": "muscles with 5 to 8 sets a week",
    "week_3": "muscles with 9 to 11 sets a week",
    "week_4": "muscles with 12 sets a week and more",
    "week_edge": "the line around these muscles",
}
_INKS = ("gray", "light")

EXAMPLE = """\
extends: classic
name: harbour
about: Larger, in blue.
colors:
  ink: "#10233D"
  accent: "#1B5FAA"
type:
  session_title: {size: 30, step: 12}
  exercise_name: {size: 13.5, step: 5.5}
  dose: {size: 13.5, step: 5.5}
  tip: {size: 10, step: 4.4}
lines:
  section: {width: 2, color: accent}
box: {height: 10}
"""


def page() -> str:
    """The whole text of docs/theme.md."""
    classic = yaml.safe_load((shipped("themes") / "classic.yaml").read_text(encoding="utf-8"))
    lines = [_beginning()]
    for group, about in GROUPS.items():
        lines += [f"### {group}", "", *filled(about), "", *_table(group, classic[group])]
        if group == "faces":
            names = codes(sorted(path.stem for path in shipped("fonts").glob("*.ttf")))
            lines += ["", *filled(f"The fonts: {names}.")]
        lines.append("")
    return "\n".join(lines)


def _beginning() -> str:
    (least, most), (large, _) = RANGES["type", "size"], RANGES["large.type", "size"]
    return f"""\
# Making a theme

A theme says how the pages look: colours, type, lines and measures. It is a text file whose name ends in `.yaml`. This
is a whole one, larger than the usual one, and blue:

```yaml
{EXAMPLE}```

The first line takes everything from the theme `classic`; what follows is what this theme changes. Save it as
`harbour.yaml` beside your plan, and print with it:

```text
planner build strength.yaml --theme harbour.yaml
```

<img src="pictures/theme.png" alt="A session page in blue, with larger names" width="420">

`planner themes` shows the themes that planner brings. A theme may extend any of them. In
[the project file](project-file.md) and in [a plan](plan.md), `design: {{theme: classic}}` names one of these; a file of
your own is named on the command line.

## How a theme is written

A theme has groups, such as `colors`, and each group has *roles*: what something is for, not where it stands. `ink` is
the colour of all that is read first; change it once, and it changes on every page. Of a role with several values you
write those that change: `dose: {{size: 14}}` keeps the font and the colour.

Type goes from {least:g} to {most:g} points, since nobody reads smaller type at arm's length; in large print from
{large:g} points. The step from one line to
the next is at least as high as the type, and a third more reads well; 10 points are 3.5 mm. Mistakes are told with
their line, and [what planner says](errors.md#themes) explains them.

What a theme cannot do: bring fonts of its own. The spaces between letters were taken from the fonts below when planner
was made, so that the same plan gives the same PDF everywhere.

## All roles

Behind each role stands its value in `classic`, and for numbers how far they may go; all others go from
{OTHER_RANGE[0]:g} to {OTHER_RANGE[1]:g}.
"""


def _table(group: str, roles: dict[str, Any]) -> list[str]:
    said = ROLES.get(group, {})
    if group == "faces":
        rows = [
            (f"`{role}`", said[role], codes(f"{place}: {face}" for place, face in roles[role].items()))
            for role in roles
        ]
        return table(("role", "what it is for", "in classic"), rows)
    if group == "type":
        keys = ("family", "weight", "size", "step", "tracking", "color")
        cells = [(f"`{role}`", said[role], *(str(roles[role].get(key, "0")) for key in keys)) for role in roles]
        return table(("role", "what it is for", *keys), cells)
    if group == "lines":
        return table(
            ("role", "what it is for", "width", "color"),
            [(f"`{role}`", said[role], str(roles[role]["width"]), roles[role]["color"]) for role in roles],
        )
    if group == "large":
        return _large_table(roles)
    if group in _INKS:
        return table(("role", "in classic"), [(f"`{role}`", f"`{color}`") for role, color in roles.items()])
    if group in ("colors", "figure"):
        return table(("role", "what it is for", "in classic"), [(f"`{r}`", said[r], f"`{roles[r]}`") for r in roles])
    numbers = [(f"`{role}`", said[role], str(roles[role]), _limits(group, role)) for role in roles]
    if any(limits for *_, limits in numbers):
        return table(("role", "what it is for", "in classic", "least and most"), numbers)
    return table(("role", "what it is for", "in classic"), [row[:-1] for row in numbers])


def _large_table(groups: dict[str, dict[str, Any]]) -> list[str]:
    """The roles of large print by their groups, each with its value beside the usual one."""
    classic = yaml.safe_load((shipped("themes") / "classic.yaml").read_text(encoding="utf-8"))
    rows = [
        (f"`{group}`", f"`{role}`", _size(classic[group][role]), _size(value))
        for group, roles in groups.items()
        for role, value in roles.items()
    ]
    return table(("group", "role", "usually", "in large print"), rows)


def _size(value: Any) -> str:
    """A number, the width of a line, or the size and the step of type."""
    if not isinstance(value, dict):
        return str(value)
    return f"{value['size']} / {value['step']}" if "size" in value else str(value["width"])


def _limits(group: str, role: str) -> str:
    """The range of a number; empty for one that may be any up to the common limit."""
    least, most = RANGES.get((group, role), OTHER_RANGE)
    return "" if (least, most) == OTHER_RANGE else f"{least:g} to {most:g}"


if __name__ == "__main__":
    save("theme.md", page())
