"""docs/cli.md is what the programs say now, and names every option of every command."""
import os
import re
import sys

import programs


def main():
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
    with open(os.path.join(root, "docs", "cli.md"), encoding="utf-8") as page:
        kept = page.read()
    made = programs.run(os.environ["GRAPEVINE_MANUAL_PROGRAM"], "reference").stdout
    problems = []
    if kept != made:
        problems.append("docs/cli.md is not what the programs say; `./dev reference` writes it anew")
    for program, command, options in programs.each():
        heading = f"\n### {command[0]}\n" if command else f"\n## {program}\n"
        part = re.split(r"\n##", kept.partition(heading)[2])[0]
        for option in options:
            if not re.search(rf"`(?:-\w, )?{re.escape(option)}[ `\[]|`{re.escape(option)},", part):
                problems.append(f"docs/cli.md: {option} is missing in {heading.strip()}")
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
