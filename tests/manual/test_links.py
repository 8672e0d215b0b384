"""Every picture and every link that our Markdown names exists, headings included; none is absolute.

Pictures in docs/pictures that no page shows are findings, too.
"""
import os
import re
import sys

ROOT = sys.argv[1]


def pages():
    for name in ("README.md", "CHANGELOG.md", "core/README.md"):
        yield name
    for folder, _, files in sorted(os.walk(os.path.join(ROOT, "docs"))):
        for name in sorted(files):
            if name.endswith(".md"):
                yield os.path.relpath(os.path.join(folder, name), ROOT)


def without_code(text):
    text = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`\n]*`", "", text)


def anchors(text):
    """Of each heading, as forges spell them."""
    found = set()
    for heading in re.findall(r"^#+ +(.*)$", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S),
                              re.MULTILINE):
        name = re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")
        number = 0
        while (name if number == 0 else f"{name}-{number}") in found:
            number += 1
        found.add(name if number == 0 else f"{name}-{number}")
    return found


def main():
    problems = []
    shown = set()
    for page in pages():
        with open(os.path.join(ROOT, page), encoding="utf-8") as file:
            text = file.read()
        for target in re.findall(r"\]\(([^)\s]+)[^)]*\)", without_code(text)):
            if re.match(r"https?:", target):
                continue
            path, _, anchor = target.partition("#")
            whole = os.path.normpath(os.path.join(ROOT, os.path.dirname(page), path)) if path \
                else os.path.join(ROOT, page)
            if path.startswith("/") or not os.path.exists(whole):
                problems.append(f"{page}: {target} does not exist")
                continue
            shown.add(os.path.relpath(whole, ROOT))
            if anchor and whole.endswith(".md"):
                with open(whole, encoding="utf-8") as other:
                    if anchor not in anchors(other.read()):
                        problems.append(f"{page}: {target}: there is no such heading")
    for name in sorted(os.listdir(os.path.join(ROOT, "docs", "pictures"))):
        if os.path.join("docs", "pictures", name) not in shown:
            problems.append(f"docs/pictures/{name} is shown nowhere")
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
