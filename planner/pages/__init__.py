"""Page kinds: where meaning meets paper. One module each; see :mod:`planner.pages.base`."""
