"""ReportLab, as planner uses it: imported here and nowhere else, with settings that nobody can change from outside.

ReportLab would execute a ``reportlab_settings.py`` found on the path or else ``~/.reportlab_settings``, and every
environment variable ``RL_*`` changes a setting, and so the output, or stops the import when it is no number.
"""

from __future__ import annotations

import os
import sys
from types import ModuleType


def _import_settings_as_they_are() -> None:
    name = "reportlab_settings"
    mine = {key: os.environ.pop(key) for key in list(os.environ) if key.startswith("RL_")}
    kept = sys.modules.get(name)
    sys.modules[name] = ModuleType(name)  # found empty, so neither of the two files is looked for
    try:
        import reportlab.rl_config  # noqa: F401  # for its effect
    finally:
        os.environ.update(mine)
        if kept is None:
            del sys.modules[name]
        else:
            sys.modules[name] = kept


_import_settings_as_they_are()

from reportlab import rl_config  # noqa: E402  # after the settings
from reportlab.pdfgen.canvas import Canvas  # noqa: E402  # after the settings
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate  # noqa: E402  # after the settings

rl_config.trustedHosts = None
rl_config.trustedSchemes = ["file", "data"]
rl_config.useA85 = 0

__all__ = ["BaseDocTemplate", "Canvas", "Flowable", "Frame", "PageTemplate"]
