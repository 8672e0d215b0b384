"""What the programs say of themselves: commands and options, read from --help and from nowhere else."""
import os
import re
import subprocess

CLI = os.environ["GRAPEVINE_CLI"]
WINDOW = os.environ["GRAPEVINE_PROGRAM"]
MANUAL = os.environ["GRAPEVINE_MANUAL"]
PROGRAMS = {"grapevine-cli": CLI, "grapevine": WINDOW}


def run(*words, **more):
    return subprocess.run(words, capture_output=True, text=True, timeout=60, **more)


def help_of(program, *command):
    done = run(PROGRAMS[program], *command, "--help")
    assert done.returncode == 0, f"{program} {command} --help: {done.returncode} {done.stderr}"
    return done.stdout


def commands(program):
    text = help_of(program)
    if "Subcommands:" not in text:
        return []
    return re.findall(r"^  ([a-z-]+) ", text.split("Subcommands:")[1], re.MULTILINE)


def options(program, *command):
    """All spellings of all options of one command; -h and --help among them."""
    found = []
    for line in help_of(program, *command).splitlines():
        match = re.match(r"  (-[^ ]*)", line)
        if match:
            found += match.group(1).split(",")
    assert "--help" in found, f"{program} {command}: no option found in its help"
    return found


def choices(program, *command):
    """Values of the options that take one of several words."""
    text = help_of(program, *command)
    return {name.split(",")[-1]: words.split(",")
            for name, words in re.findall(r"^  (-\S+) [^\s{]*:\{([^}]*)\}", text, re.MULTILINE)}


def each():
    """(program, [], options) of the program itself, then of its commands."""
    for program in PROGRAMS:
        for command in [[]] + [[name] for name in commands(program)]:
            yield program, command, options(program, *command)
