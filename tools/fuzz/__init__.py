"""Plans, exercises, project files and themes that people could have written by mistake or malice, run to the end.

``make fuzz`` or ``python -m tools.fuzz --first N --count M``. A case is made from its number alone, so that a failure
comes again. What a plan may say is taken from the tables that planner reads plans with (``planner.plan.schema``,
``planner.plan.dose.table``, ``planner.library.vocabulary``): a new key or notation is tried without a line here.
"""
