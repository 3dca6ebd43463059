"""A validator that others wrote reads the JSON Schemas that pincite prints.

    python schema.py PINCITE

PINCITE is the program. This repository's own files have to pass, each text of tests/cases/schema/taken.yaml too, and each of
refused.yaml must not. The last line counts: N passed, N failed, N skipped.
"""

import json
import subprocess
import sys
from pathlib import Path

from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
NAMES = ["config", "front-matter", "topics", "works"]


def reader():
    """YAML 1.2, as editors read it: a date is a string."""
    yaml = YAML(typ="safe", pure=True)
    yaml.constructor.add_constructor("tag:yaml.org,2002:timestamp", lambda loader, node: loader.construct_scalar(node))
    return yaml


def read(text):
    return reader().load(text)


def front_matter(path):
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines[0] == "---", f"{path} has no front matter"
    return "\n".join(lines[1 : lines.index("---", 1)])


def own_files():
    yield "config", "pincite.yaml", (ROOT / "pincite.yaml").read_text(encoding="utf-8")
    for name in ["topics", "works"]:
        yield name, f"content/{name}.yaml", (ROOT / "content" / f"{name}.yaml").read_text(encoding="utf-8")
    for path in sorted((ROOT / "content").rglob("*.md")):
        if "sources" not in path.parts:
            yield "front-matter", str(path.relative_to(ROOT)), front_matter(path)


def main():
    program = sys.argv[1]
    schemas = {}
    for name in NAMES:
        printed = subprocess.run([program, "schema", name], check=True, capture_output=True).stdout
        schemas[name] = json.loads(printed)
        Draft202012Validator.check_schema(schemas[name])
    together = json.loads(subprocess.run([program, "schema"], check=True, capture_output=True).stdout)
    failures = [] if together == schemas else ["all schemas together are not each of them"]
    asked = 1

    def ask(of, what, text, is_right):
        nonlocal asked
        asked += 1
        value = read(text)
        # A file with remarks alone is an empty one.
        value = {} if value is None and of == "config" else value
        errors = [error.message for error in Draft202012Validator(schemas[of]).iter_errors(value)]
        if is_right and errors:
            failures.append(f"{what} is right, and refused: {errors}")
        if not is_right and not errors:
            failures.append(f"{what} is wrong, and taken: {text!r}")

    for of, what, text in own_files():
        ask(of, what, text, True)
    for name, is_right in [("taken", True), ("refused", False)]:
        for case in read((ROOT / "tests/cases/schema" / f"{name}.yaml").read_text(encoding="utf-8")):
            ask(case["of"], f"{case['of']}: {case.get('why', case['text'])}", case["text"], is_right)
    for failure in failures:
        print(f"FAILED {failure}")
    print(f"{asked - len(failures)} passed, {len(failures)} failed, 0 skipped")
    return 1 if failures else 0


sys.exit(main())
