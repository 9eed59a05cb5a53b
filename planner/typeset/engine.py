"""ReportLab, as planner uses it: imported here and nowhere else, with settings that nobody can change from outside.

ReportLab would execute a ``reportlab_settings.py`` found on the path or else ``~/.reportlab_settings``, and the same of
``reportlab_mods``, and every environment variable ``RL_*`` changes a setting, and so the output, or stops the import
when it is no number. A home that is a file would stop it too.
"""

from __future__ import annotations

import os
import sys
from types import ModuleType


def _import_settings_as_they_are() -> None:
    names = ("reportlab_mods", "reportlab_settings")
    mine = {key: os.environ.pop(key) for key in list(os.environ) if key.startswith("RL_")}
    kept = {name: sys.modules.get(name) for name in names}
    sys.modules.update({name: ModuleType(name) for name in names})  # found empty, so no file of either is looked for
    try:
        import reportlab.rl_config  # noqa: F401  # for its effect
    finally:
        os.environ.update(mine)
        for name, module in kept.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module


_import_settings_as_they_are()

from reportlab import rl_config  # noqa: E402  # after the settings
from reportlab.pdfgen.canvas import Canvas  # noqa: E402  # after the settings
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate  # noqa: E402  # after the settings

rl_config.trustedHosts = None
rl_config.trustedSchemes = ["file", "data"]
rl_config.useA85 = 0

__all__ = ["BaseDocTemplate", "Canvas", "Flowable", "Frame", "PageTemplate"]
