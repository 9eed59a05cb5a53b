"""``python -m planner``."""

import sys

if __name__ == "__main__":
    if not sys.flags.safe_path:
        # `python -m` looks for modules in the current folder first, and a folder of plans may hold anything.
        del sys.path[0]
    from planner.cli import main

    main()
