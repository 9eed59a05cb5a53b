"""Write docs/figures.md, how drawings of exercises are made, from the tables of settings, gear and positions.

python -m tools.figures_page
"""

from __future__ import annotations

from planner.figures.bodies import BODIES
from planner.figures.data import MOST_BYTES
from planner.figures.gear import GEAR
from planner.figures.muscles import REGIONS
from planner.figures.pose import FRAMES, SETTINGS, VIEWS
from planner.figures.presets import PRESETS
from planner.figures.rests import RESTS
from planner.figures.skeleton import POINTS
from tools.documents import codes, filled, save, table

EXAMPLE = """\
body: female
view: front34
gear: [dumbbell]
pose: {preset: stand, stance: 12, grip: fist}
start: {arm: [4, 10, 8]}
finish: {arm: [92, 12, 8], rotate_arm: -20}
arrow: hand_r
steps: {start: [1], finish: [2, 3]}
"""
"""The pose file of the page."""

KEYS = {
    "like": ("the drawing that this one starts from; only what differs is written", "bench_press"),
    "body": (f"whose body: {', '.join(BODIES)}", "female"),
    "view": ("from where it is seen: a name, or the turn and the height of the eye in degrees", "[35, 10]"),
    "muscles": (
        "what is tinted, where the profile of the exercise is not right for it; `_r` or `_l` for one side",
        "{primary: [quads_r]}",
    ),
    "gear": ("what stands or is held, as a list", "[dumbbell, {bench: {top: 44}}]"),
    "pose": ("settings of all frames", "{preset: stand}"),
    "hold": ("the one frame of a position that is held", "{plank: 4}"),
    **dict.fromkeys(FRAMES[1:], ("the settings of a frame: what differs from `pose`", "{stand: 100}")),
    "arrow": (
        "the point whose way is shown: `{of: bar, side: left, shift: [4, 0], bend: 0.1, length: 24}` places it by hand",
        "bar",
    ),
    "thumb": ("the frame that stands for the whole where there is room for one; without it the last", "start"),
    "steps": ("the steps of the instructions that each frame shows", "{start: [1], finish: [2, 3]}"),
}
"""Every key of a pose file with what it says and an example."""


def page() -> str:
    """The whole text of docs/figures.md."""
    rows = [(f"`{key}`", said, codes([example])) for key, (said, example) in KEYS.items()]
    settings = [
        (f"`{name}`", one.help, "yes" if one.sided else "", codes([one.example])) for name, one in SETTINGS.items()
    ]
    gear = [
        (f"`{name}`", _said(kind.solids.__doc__), codes(f"{key}: {example}" for key, example in kind.keys.items()))
        for name, kind in sorted(GEAR.items())
    ]
    views = ", ".join(f"`{name}` [{yaw:g}, {pitch:g}]" for name, (yaw, pitch) in VIEWS.items())
    return "\n".join([
        *_beginning(),
        "## The keys of a pose file",
        "",
        *table(("key", "what it says", "example"), rows),
        "",
        *filled(f"Views by name: {views}. A turn of 0 sees the figure from its right side, 90 from the front."),
        "",
        *filled(f"Muscles: {codes(sorted(REGIONS))}."),
        "",
        "## Settings of a position",
        "",
        *filled(
            "Measures are centimetres and degrees; a body is 176 cm tall. The first number of a place goes forward, "
            "the second up from the floor, a third towards the viewer. What is marked as sided may have `_r` or `_l` "
            "behind its name and then holds for one side only."
        ),
        "",
        *table(("setting", "what it is", "sided", "example"), settings),
        "",
        *filled(f"Positions to start from, for `preset`: {codes(PRESETS)}."),
        "",
        *filled(
            f"Places of the body that a `hand` may lie on: {codes(RESTS)}. Behind those on a leg may stand `_r` or "
            "`_l`, so that both hands can hold one leg."
        ),
        "",
        *filled(f"Points that gear may be `at` and arrows go with: {codes(POINTS)}."),
        "",
        "## Gear",
        "",
        *table(("gear", "what it is", "keys with an example"), gear),
        "",
    ])  # fmt: skip


def _said(doc: str | None) -> str:
    """The first paragraph of a docstring as the cell of a table."""
    text = " ".join((doc or "").split("\n\n")[0].split())
    return text.replace("``", "`").replace("|", "\\|")


def _beginning() -> list[str]:
    most = MOST_BYTES // 1024
    return f"""\
# Drawings of exercises

planner draws its exercises itself: a body in position, seen from where the working muscles show, as vector shapes that
print sharp at any size. All that come with it:

<img src="pictures/figures.png" alt="All drawings of planner on one sheet" width="860">

```sh
planner figures sheet -o contact.pdf            # the same as a PDF
planner figures export hip_thrust -o pictures   # its frames as pictures 1,200 pixels wide
```

Colours are not in a drawing: they are those of the theme and of `--ink`. A picture of your own, named by `image:` in
the head of an exercise, goes before a drawing; `figure: other_exercise` takes the drawing of another one, and
`figure: none` leaves it out.

## Making one

A drawing is a text file of some ten lines in the folder `figures` of your exercises, called like the exercise:
`content/figures/my_raise.yaml` for `content/my_raise.md`.

```yaml
{EXAMPLE}```

Making drawings needs libraries that printing does not: `pip install 'workout-planner[figures]'`.

```text
planner figures sheet my_raise --preview -o look.png --figures content/figures   # a quick look
planner figures check --figures content/figures                                 # what no body can do
planner figures build --figures content/figures                                 # makes content/figures/built/*.json.gz
```

What is built is what is printed, so keep the built files with the others; each is at most {most} KB. Look at
every drawing at the size of print before you keep it: one that teaches a wrong form is worse than none. `check` finds
what a program can find: limbs that do not reach, hands that hold nothing, feet in the air or in the floor, a body out
of balance, joints that bend too far, limbs that go through things, muscles that cannot be seen, steps that do not
exist.
""".splitlines()


if __name__ == "__main__":
    save("figures.md", page())
