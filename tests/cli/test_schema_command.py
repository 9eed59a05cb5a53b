"""``planner schema``: the one thing on standard output, in ASCII."""

from __future__ import annotations

import json
from typing import Any

from jsonschema import Draft202012Validator


def test_the_schema_is_valid_and_alone_on_standard_output(run: Any) -> None:
    done = run("schema")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.isascii()
    schema = json.loads(done.stdout)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    plan = {"sessions": [{"name": "A", "exercises": [{"back_squat": "5x5"}]}]}
    assert validator.is_valid(plan)
    assert not validator.is_valid({**plan, "sesions": 1})
    assert not validator.is_valid({**plan, "pages": ["sesion"]})


def test_it_takes_no_arguments(run: Any) -> None:
    assert run("schema", "plan.yaml").exit_code == 2
