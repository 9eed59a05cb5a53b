"""Write docs/content.md, the documentation of exercise files, from the tables of words that planner reads them with.

python -m tools.content_page
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from planner.library import exercise, habits, names, vocabulary, walk
from planner.library.model import ProfileKey, SectionKind
from planner.typeset.image_files import MAX_PIXELS
from planner.typeset.images import RESOLUTION
from tools.documents import codes, filled, save, table

KEYS: dict[tuple[str, ...], str] = {
    ("title",): f"the short name for plans, up to {names.SLUG} letters; without it, the name of the file",
    ("subtitle", "name"): f"the name on paper, up to {names.NAME} letters; without it, the title in plain words",
    ("aliases",): "other names under which plans and searches find it, as a list",
    ("description",): "one or two sentences, printed under the name",
    ("image", "photo", "picture"): "one picture",
    ("images", "photos", "pictures"): "several pictures, as a list",
    ("figure",): "the exercise whose drawing this one has, or `none`; without the line, that of its own name",
    ("video", "video_url", "youtube"): "the address of a video, printed as a code for the camera of a phone",
    ("date",): "when the text was last changed: `31.12.2026` or `2026-12-31`",
    ("author",): "who wrote it",
    ("source",): "where it comes from",
    ("licence", "license"): "what may be done with it",
    ("cover",): "nothing; sites have it, and planner passes over it",
}
"""What the keys at the head of a file are for; those of one row are the same."""

SECTIONS: dict[SectionKind, str] = {
    "profile": "the facts, in a panel of their own",
    "warm_up": "what comes before the first set",
    "instructions": "the steps, with numbers",
    "tips": "what helps",
    "caution": "what to look out for, in a frame, before the steps",
    "easier": "exercises to go back to",
    "harder": "exercises to go on to",
}
"""What becomes of the sections that planner knows."""

LABELS: dict[ProfileKey, str] = {
    "muscle": "the muscles it is for; a week's sets are counted by them",
    "secondary": "the muscles that help; their sets count half",
    "type": "such as strength, mobility or balance",
    "equipment": "what it needs; plans list it, and loads are rounded to what it weighs",
    "mechanics": "compound or isolation",
    "level": "for whom it is",
}
"""What the labels of a profile are for."""

_Key = TypeVar("_Key", ProfileKey, SectionKind)

WHOLE = """\
---
title: wall_sit
subtitle: Wall Sit
description: Hold a sitting position against a wall to train the thighs.
aliases: [wall squat, wall chair]
date: 22.11.2026
author: Sam Rivera
licence: CC BY 4.0
---

## Exercise Profile

Target Muscle Group - Quads
Exercise Type - Strength
Equipment Required - Body Weight, Wall
Mechanics - Compound
Experience Level - Beginner
Secondary Muscles - Glutes, Calves

## Warm Up

- Marching: March on the spot for a minute.
- Squats: Do ten slow squats, as deep as is comfortable.

## Caution

- Ask a doctor first if your knees hurt on stairs.

## Instructions

1. Stand with your back to a wall, your feet hip-width apart and two steps in front of it.
2. Slide down until your thighs are level, or as far as is comfortable.
3. Hold, and breathe on.
4. Push through your heels to stand up.

## Tips

- Keep your knees above your ankles.
- Look straight ahead.
"""

SHORT = """\
1. Stand with your back to a wall.
2. Slide down until your thighs are level.
3. Hold.
"""

HABITS = """\
# Wall Sit

| Muscles worked | Quads, glutes |
|---|---|
| Equipment | none |

**How to do it:**

Step 1: Stand with your back to a wall.
Step 2: Slide down until your thighs are level.

**Why it is worth it**

It needs nothing but a wall.
"""

DATA = """\
---
name: Wall Sit
primaryMuscles: [quadriceps]
secondaryMuscles: [glutes, calves]
equipment: body only
level: beginner
instructions:
  - Stand with your back to a wall.
  - Slide down until your thighs are level.
---
"""

PICTURE = """\
---
title: wall_sit
image: /images/wall_sit.jpg
video: https://www.youtube.com/watch?v=aqz-KE-bpKQ
---

Slide down a wall until your thighs are level, and hold.
"""

EXAMPLES = (WHOLE, SHORT, HABITS, DATA, PICTURE)


def page() -> str:
    """The whole text of docs/content.md."""
    return "\n".join([_beginning(), *_head(), *_words(), _pictures(), _library()])


def _beginning() -> str:
    return f"""\
# Exercise files

An exercise is a text file whose name ends in `.md`, in a folder called `content` beside your plan. Write it in any text
editor. This is a whole one:

```markdown
{WHOLE}```

Above, between two lines of three dashes, is the *head*: keys and values for planner. Below it is the text for people,
in markdown: a line that starts with `##` is a heading, one with a hyphen a point of a list, one with a number a step;
`**words**` are bold and `*words*` italic. That is all the markdown you need.

```sh
planner new exercise "Wall Sit"   # writes content/wall_sit.md with every section, to fill in
planner sheet wall_sit            # prints its sheet
planner check content             # says what was not understood
```

Nothing in the file is needed. This is an exercise too, called like its file:

```markdown
{SHORT}```

## What is understood

You may keep files as you have them. planner looks for the sections that it knows, in the order of the file, and reads
them in the forms in which people write them:

- Headings with `#`, in bold, underlined, with a colon on a line of their own, or from a web page.
- Steps as numbered lists, as `Step 1:`, as headings of their own, as paragraphs, in circles and in brackets.
- Profiles as lines with a hyphen or a colon, as lists, and as tables.
- Words in English, and the most usual ones of several other languages.

```markdown
{HABITS}```

The head may say it all, as data sets do:

```markdown
{DATA}```

**Nothing is lost.** A heading that planner does not know is printed with its text, where it stands. So is a line of the
profile that has no meaning to planner. What is left out are pictures from the network, tags of web pages (their text
stays), signs that have no shape, and what is over {habits.LINES:,} lines or {habits.CHARACTERS:,} characters of a text.
"""


def _head() -> list[str]:
    rows = [(codes(keys), said) for keys, said in KEYS.items()]
    about = """\
All keys are optional. Large and small letters, hyphens and underscores do not matter. Other keys are left alone, unless
they are a label of the profile or the name of a section. A head between lines of three plus signs is read too; its form
is TOML.
"""
    return ["## The head of a file", "", about, *table(("key", "meaning"), rows), ""]


def _words() -> list[str]:
    """The chapters made from the vocabulary."""
    openings, *_ = vocabulary.words(vocabulary.OPENINGS)
    headings = f"""\
Capitals, accents and a colon at the end do not matter. A heading over the first part of the steps, such as
*{openings}*, stays above them. So does *How to perform* with the name of the exercise.
"""
    profile = f"""\
A label, a hyphen or a colon, and a value; several values have commas. Labels without a meaning to planner are printed
as they stand, such as {_listed(vocabulary.FACTS, 6)}.
"""
    muscles = """\
Any word may stand in a profile and is printed as you write it. The words of one line below are the same muscle in a
search, and where a plan counts the sets of a week.
"""
    return [
        *("## Headings", "", *filled(headings), "", *_explained(SECTIONS, vocabulary.SECTIONS), ""),
        *("## The profile", "", *filled(profile), "", *_explained(LABELS, vocabulary.LABELS), ""),
        *("### Muscles", "", *filled(muscles), "", *_synonyms(vocabulary.MUSCLES), ""),
        *filled(f"A search may also name several at once: {_groups()}."),
        *("", "### Equipment", "", *_synonyms(vocabulary.EQUIPMENT), ""),
        *("### Levels", "", *_synonyms(vocabulary.LEVELS), ""),
    ]


def _explained(said: Mapping[_Key, str], rows: Mapping[_Key, str]) -> Iterator[str]:
    """Kinds of headings or labels: the shown word, what it is for, and all words that mean the same."""
    for key, row in rows.items():
        first, *others = vocabulary.words(row)
        yield from filled(f"- **{_title(first)}**: {said[key]}. Also written: {', '.join(others)}.", "  ")


def _synonyms(rows: Mapping[str, str]) -> Iterator[str]:
    for row in rows.values():
        first, *others = vocabulary.words(row)
        yield from filled(f"- **{first}**: {', '.join(others)}", "  ")


def _title(word: str) -> str:
    return word[:1].upper() + word[1:]


def _listed(row: str, count: int) -> str:
    *some, last = vocabulary.words(row)[:count]
    return f"{', '.join(some)} and {last}"


def _groups() -> str:
    named = {key: vocabulary.words(row)[0].lower() for key, row in vocabulary.MUSCLES.items()}
    return "; ".join(
        f"*{group}* for {', '.join(named[key] for key in keys)}" for group, keys in vocabulary.MUSCLE_GROUPS.items()
    )


def _pictures() -> str:
    return f"""\
## Pictures and videos

```markdown
{PICTURE}```

- A path that starts with a slash is looked for in your `content` folder, then in the folders `static` and `public`
  inside it. Any other path starts at the exercise file. A picture outside of the `content` folder is not read, and none
  is fetched from the network.
- JPEG, PNG and WebP are understood, whatever the file is called. They have up to
  {MAX_PIXELS["JPEG"] / 1e6:.0f} megapixels, as WebP up to {MAX_PIXELS["WEBP"] / 1e6:.0f}. A picture from a phone is
  right as it is; the larger side should have 700 pixels or more.
- A photo is turned upright and brought to {RESOLUTION} dots an inch. Where, when and with what it was taken does not
  reach the PDF; your file is not changed.
- Pictures may also stand in the text, as markdown has them. Without `image:` in the head the first
  {exercise.LIFTED} stand together at the top of the sheet; a line in italics below one is printed under it.
- A picture that is not there is a note of `planner check`, and the exercise prints without it.
- A video is an address of the web. Addresses for sharing and embedding become those that a phone opens.

The sheet shows the date, the author, the source and the licence at its end.
"""


def _library() -> str:
    return f"""\
## Which exercise is taken

- Without more words the library is the nearest folder called `content`, beside your plan or above it, and behind it the
  exercises that planner brings.
- `content:` in [the plan](plan.md) or [the project file](project-file.md) names other folders, in the order in which
  they win. The exercises that planner brings stand behind them.
- `--content DIR` says exactly which folders are the library; `bundled` is the name of planner's own.

**The folder in front wins.** A file of yours with the name of an exercise that planner brings takes its place, without
a word. Two files of one folder that claim one name are an error that names both.

Folders inside the folder are searched, {walk.DEPTH} deep. Files that start with a point, and `README.md`, `LICENSE.md`
and the like, are passed over.

```sh
planner list                                     # all of them
planner list row --muscle lats                   # rows for the lats
planner list --equipment dumbbell --level easy   # what to do with dumbbells at first
```

A search looks in names, other names and profiles, and takes every word of the tables above for what it means.

## Warnings and notes

An exercise always prints. A *warning* says what is not on paper as it stands in the file: a link that leads nowhere, a
table that is too wide. A *note*, shown by `planner check` only, says what planner made of something, so that you can
see whether you meant it. [What planner says](errors.md) explains each.

## Whose words they are

The exercises that planner brings are under CC BY 4.0: use and change them, and name "workout-planner contributors".
Files of yours are yours. Before you print the words or the photos of others, look whether you may; `author`, `source`
and `licence` put on the sheet what they ask for.
"""


if __name__ == "__main__":
    save("content.md", page())
