"""What docs/plan.md says of plans of care."""

from __future__ import annotations

from planner.plan.care import RULES_LIMIT
from planner.program.care import SENTENCES_LIMIT

CHAPTER = f"""\
## Plans of care

A plan for a patient has the same sessions and doses as any other. These keys say what else the paper must tell:

1. `patient` is the same as `athlete`, and printed as patient; `id` is what the clinic calls them. Only one of the two
   names may stand in a plan, for two could be two people.
2. `contact` is whom to call. A patient's own number is of no use on a sheet that the patient has, so it is the
   clinic's: the same as `contact` under `coach`, and it wins over that of a project file. Given in both places of one
   plan it is an error.
3. `stop_if` and `precautions` are sentences: one, or a list of at most {RULES_LIMIT}. They stand in a frame on the
   first page of the document, with those of sessions and exercises under their names, and again on every session and
   sheet that they concern. The frame is never made smaller or left out: what is around it gives way. Where the first
   page has no place for it (cards, a block), a page of its own goes before. A week has at most {SENTENCES_LIMIT}
   different sentences of each kind, since nobody reads more.
4. Whom to call is told by the contact: `Stop and call Jo Martin, 020 7946 0018, if:` with a telephone number, `Stop and
   tell` with anything else.
5. `side` of a plan is the affected side, and is told by its name. `side` of an exercise is the side that it is done
   with: its dose is then for that side, `side: left` and `3x8 left` mean the same, and the page says whether it is
   the affected one. A dose that names another side is a warning, and stays as it is written. `side: both` takes back
   a side of the defaults; it changes no dose.
6. Drawings show the right side. An exercise that is done with the left has its drawing turned round, on every page;
   pictures of your own never are. A sheet that is for both sides shows it as it was drawn.
7. `pain: 0-3` is the most pain, of 10, with which one goes on; what stands nearest wins. A session prints the scale
   under its list, an exercise with a limit of its own in its row, a sheet with its dose, and a heavy line and words say
   where to stop. The limit starts at 0, for less pain is never worse: `2-4` is an error.
8. `track: pain` asks before and after; `effort`, `difficulty` and `tick` once.
9. `range` says how far a movement goes, and `until` what must be true before the next step. Both are printed as they
   are written.
10. A plan with `patient`, `side` or `pain` that says nowhere when to stop, or has no `review`, is warned about, and so
    is a review before the start. `frequency` alone does not make a plan one of care: people train six times a week too.

The name and the number of a patient stand on the pages and nowhere else: in no file name, temporary name or message of
a run that succeeds, and not in the metadata of the PDF, which has the name of an athlete as its subject.
"""
