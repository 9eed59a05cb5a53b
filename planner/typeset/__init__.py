"""Paper: measuring, blocks, sections and the document. Knows nothing of training plans."""

from __future__ import annotations

import os
import sys
from types import ModuleType


def _import_reportlab_as_it_is() -> None:
    """Import ReportLab's settings before anything else of it, untouched by folder, home and environment.

    It would execute ``reportlab_settings.py`` from the path or else ``~/.reportlab_settings``, and every variable
    ``RL_*`` changes a setting, and so the output, or stops the import when it is no number.
    """
    name = "reportlab_settings"
    mine = {key: os.environ.pop(key) for key in list(os.environ) if key.startswith("RL_")}
    kept = sys.modules.get(name)
    sys.modules[name] = ModuleType(name)  # found empty, so neither of the two files is looked for
    try:
        import reportlab.rl_config  # noqa: F401 -- for its effect
    finally:
        os.environ.update(mine)
        if kept is None:
            del sys.modules[name]
        else:
            sys.modules[name] = kept


_import_reportlab_as_it_is()
