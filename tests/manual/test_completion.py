"""Completion in each shell knows every command and option, and really completes.

bash is asked through the function it would call; fish through `complete -C`; zsh, which has no such
door, reads the script and calls its function with the last step, _arguments, replaced by an ear.
"""
import os
import shlex
import shutil
import sys
import tempfile

import programs

problems = []


def claim(holds, sentence):
    if not holds:
        problems.append(sentence)


def bash(program, *words):
    """What bash would offer for the last word. `=` stands apart, as bash hands it over."""
    script = os.path.join(programs.MANUAL, "bash", program)
    line = " ".join(shlex.quote(word) for word in (program, *words))
    function = "_" + program.replace("-", "_")
    done = programs.run("bash", "--norc", "-c",
                        f"set -eu; source {shlex.quote(script)}; COMP_WORDS=({line}); "
                        f"COMP_CWORD={len(words)}; COMPREPLY=(); {function} || true; "
                        "printf '%s\\n' \"${COMPREPLY[@]-}\"")
    claim(done.returncode == 0 and not done.stderr, f"bash, {line}: {done.stderr}")
    return [word for word in done.stdout.splitlines() if word]


def bash_completes():
    registered = programs.run("bash", "--norc", "-c",
                              f"source {programs.MANUAL}/bash/grapevine-cli; complete -p grapevine-cli")
    claim("-F _grapevine_cli grapevine-cli" in registered.stdout, "bash: nothing is registered")
    for program, command, options in programs.each():
        offered = bash(program, *command, "-")
        claim(sorted(offered) == sorted(options),
              f"bash: {program} {command} offers {offered}, and not {options}")
        for option, words in programs.choices(program, *command).items():
            claim(bash(program, *command, option, "") == words,
                  f"bash: {program} {command} {option} does not offer {words}")
            claim(bash(program, *command, option, "=", words[0][:2])[:1] == words[:1],
                  f"bash: {program} {command} {option}={words[0][:2]} does not complete")
    claim(bash("grapevine-cli", "") == programs.commands("grapevine-cli"), "bash: commands differ")
    claim(bash("grapevine-cli", "mem") == ["members"], "bash: mem is no members")
    claim(bash("grapevine-cli", "members", "--format", "j") == ["json"], "bash: j is no json")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "ring of keys.json")
        with open(path, "w", encoding="utf-8"):
            pass
        for words in (["members", "--keyring-file"], ["diff"]):
            claim(bash("grapevine-cli", *words, folder + "/ri") == [path],
                  f"bash: {words} offers no files")


def fish_completes():
    if shutil.which("fish") is None:
        assert os.environ.get("CI") != "true", "fish is missing"
        return
    def fish(program, line):
        script = os.path.join(programs.MANUAL, "fish", program + ".fish")
        with tempfile.TemporaryDirectory() as home:
            done = programs.run("fish", "--no-config", "-c",
                                f"source {shlex.quote(script)}; complete -C {shlex.quote(line)}",
                                env={**os.environ, "HOME": home, "XDG_CONFIG_HOME": home})
        claim(done.returncode == 0 and not done.stderr, f"fish, {line}: {done.stderr}")
        return [answer.split("\t")[0] for answer in done.stdout.splitlines()]

    for program, command, options in programs.each():
        offered = fish(program, " ".join([program, *command, "--"]))
        wanted = {option for option in options if option.startswith("--")}
        claim(wanted <= set(offered), f"fish: {program} {command} lacks {wanted - set(offered)}")
    claim(set(fish("grapevine-cli", "grapevine-cli ")) == set(programs.commands("grapevine-cli")),
          "fish: commands differ")
    claim(fish("grapevine-cli", "grapevine-cli members --format j") == ["json"], "fish: j is no json")


def zsh_completes():
    if shutil.which("zsh") is None:
        assert os.environ.get("CI") != "true", "zsh is missing"
        return
    for program, command, options in programs.each():
        script = os.path.join(programs.MANUAL, "zsh", "_" + program)
        # Stands in for zsh's own function: prints what it is told, and then where the line goes on.
        ear = ("_arguments() { print -rl -- \"$@\"; if [[ $1 == -C ]]; then state=%s line=(%s); fi }; "
               "_describe() { print -rl -- $commands }; curcontext=; " %
               ("words" if command else "command", command[0] if command else ""))
        done = programs.run("zsh", "-f", "-c", ear + f"source {shlex.quote(script)}")
        claim(done.returncode == 0 and not done.stderr, f"zsh, {program} {command}: {done.stderr}")
        for option in options:
            told = any(line.lstrip("*").startswith((option + "[", option + "=["))
                       for line in done.stdout.splitlines())
            claim(told, f"zsh: {program} {command} lacks {option}")
        for name in [] if command else programs.commands(program):
            claim(f"\n{name}:" in done.stdout, f"zsh: {program} lacks {name}")


def main():
    bash_completes()
    fish_completes()
    zsh_completes()
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
