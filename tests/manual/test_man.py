"""Each man page names every option of every command, in that command's section, and formats cleanly."""
import os
import re
import shutil
import sys

import programs


def sections(program):
    """Heading of each .SH and .SS: its text, with roff's escapes taken back."""
    with open(os.path.join(programs.MANUAL, "man", program + ".1"), encoding="utf-8") as page:
        text = page.read()
    text = re.sub(r"\\f[BRI]", "", text).replace("\\-", "-")
    found = {}
    for part in re.split(r"^\.S[HS] ", text, flags=re.MULTILINE)[1:]:
        heading, _, body = part.partition("\n")
        found[heading.strip()] = body
    return found


def main():
    problems = []
    for program, command, options in programs.each():
        parts = sections(program)
        heading = command[0] if command else "OPTIONS"
        for option in options:
            if not re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", parts.get(heading, "")):
                problems.append(f"{program}(1): {option} is missing in {heading}")
                continue
            also = re.findall(r"^Also, as told under SHARED OPTIONS: (.*)\.$", parts[heading], re.MULTILINE)
            told = parts["SHARED OPTIONS"] if also and option in also[0].split(", ") else parts[heading]
            if not re.search(rf"^(?:-\w, )?{re.escape(option)}(?![\w-])", told, re.MULTILINE):
                problems.append(f"{program}(1): {option} of {heading} is named, and told nowhere")
    if shutil.which("man") is None:
        assert os.environ.get("CI") != "true", "man is missing"
    else:
        for program in programs.PROGRAMS:
            page = os.path.join(programs.MANUAL, "man", program + ".1")
            done = programs.run("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", page,
                                env={**os.environ, "MANWIDTH": "80", "MANROFFSEQ": ""})
            if done.returncode != 0 or done.stderr.strip():
                problems.append(f"{program}(1) does not format cleanly: {done.stderr}")
            if "@" in done.stdout:
                problems.append(f"{program}(1): a line of ours is left in it")
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
