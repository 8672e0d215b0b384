#!/usr/bin/env bash
# Proves that the packages in build/package/ work alone: a bare Debian 12 in a temporary folder, and
# nothing of ours in it but the .deb files, installed by apt with what they depend on.
#
# usage: tests/package.sh   (after ./dev package)
# GRAPEVINE_PICTURES names the folder that the pictures go to; build/pictures by default.
set -Eeuo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
pictures=${GRAPEVINE_PICTURES:-build/pictures}
window_deb=$(ls build/package/grapevine_*.deb)
cli_deb=$(ls build/package/grapevine-cli_*.deb)
home=/var/someone

# shellcheck source=tests/bare_debian.sh
. tests/bare_debian.sh

claim() { echo "    holds: $*"; }
refute() {
    echo "$script: $*" >&2
    exit 1
}
trap 'echo "$script: line $LINENO failed" >&2' ERR

# inside COMMAND..: in there, as root.
inside() {
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
        chroot "$root" "$@"
}
# person [NAME=VALUE..] COMMAND..: in there, as somebody without rights.
person() {
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin chroot --userspec=someone:someone "$root" /usr/bin/env \
        HOME="$home" USER=someone LC_ALL=C.UTF-8 XDG_RUNTIME_DIR="$home/run" TERM=dumb "$@"
}
install_deb() {
    inside apt-get install -q -y --no-install-recommends "$@" >"$top/apt.log" 2>&1 || {
        tail -n 30 "$top/apt.log" >&2
        refute "apt could not install $*"
    }
}

mkdir "$root/debs"
cp "$window_deb" "$cli_deb" "$root/debs/"
inside useradd --create-home --home-dir "$home" someone
mkdir -m 700 "$root$home/run"
inside chown someone:someone "$home/run"
inside apt-get update -q >"$top/apt.log" 2>&1
mkdir -p "$pictures"

echo "--- grapevine-cli alone"
before=$(inside dpkg-query -f '.\n' -W | wc -l)
install_deb "/debs/${cli_deb##*/}"
claim "grapevine-cli comes with $(($(inside dpkg-query -f '.\n' -W | wc -l) - before - 1)) more packages"
if inside dpkg-query -W -f '${Package}\n' | grep -qi qt; then refute "it brought Qt along"; fi
claim "none of them is Qt"

# A real agent out here; loopback is the same in there.
agent=127.$((RANDOM % 200 + 20)).$((RANDOM % 250)).1
serf agent -node=web-1 -bind="$agent:7946" -rpc-addr="$agent:7373" -tag role=web >"$top/serf.log" 2>&1 &
real_agent=$!
for _ in $(seq 50); do
    if person grapevine-cli members "$agent" >"$top/members" 2>"$top/members.err"; then break; fi
    sleep 0.2
done
grep -q '^web-1 .*alive.*role=web' "$top/members" || refute "members said: $(cat "$top/members" "$top/members.err")"
claim "grapevine-cli members tells of a real agent: $(cat "$top/members")"
# shellcheck disable=SC2016
person bash --norc -c '. /usr/share/bash-completion/completions/grapevine-cli
    COMP_WORDS=(grapevine-cli members --form); COMP_CWORD=2; _grapevine_cli; echo "$COMPREPLY"' |
    grep -qx -- --format || refute "bash completes nothing"
claim "bash completes grapevine-cli members --form"

echo "--- grapevine, the window"
before=$(inside dpkg-query -f '.\n' -W | wc -l)
install_deb "/debs/${window_deb##*/}"
claim "grapevine comes with $(($(inside dpkg-query -f '.\n' -W | wc -l) - before - 1)) more packages"

number=$(first_free_display)
Xvfb ":$number" -screen 0 1280x900x24 -nolisten tcp -ac >"$top/xvfb.log" 2>&1 &
display_server=$!
# window_shows PICTURE SECONDS WORDS..: started with these words it comes, is pictured, and goes.
window_shows() {
    local picture=$pictures/$1 seconds=$2 window="" running colours code=0
    shift 2
    person DISPLAY=":$number" /usr/bin/grapevine "$@" 2>"$top/window.err" &
    running=$!
    for _ in $(seq 100); do
        sleep 0.3
        kill -0 "$running" 2>/dev/null || refute "it ended: $(cat "$top/window.err")"
        window=$(DISPLAY=":$number" xdotool search --onlyvisible --name Grapevine 2>/dev/null | head -n 1) || true
        if [ -n "$window" ]; then break; fi
    done
    [ -n "$window" ] || refute "grapevine $* showed no window within 30 s"
    sleep "$seconds"
    DISPLAY=":$number" import -window root "$picture"
    colours=$(identify -format %k "$picture")
    [ "$colours" -gt 100 ] || refute "$picture has $colours colours: nothing is painted"
    DISPLAY=":$number" xdotool windowfocus "$window" key ctrl+q
    for _ in $(seq 100); do
        kill -0 "$running" 2>/dev/null || break
        sleep 0.3
    done
    wait "$running" || code=$?
    [ "$code" -eq 0 ] || refute "grapevine $* ended with $code: $(cat "$top/window.err")"
    claim "grapevine $* opens and closes: $picture, $colours colours"
}
window_shows package-demo.png 15 --demo
window_shows package-peek.png 4 --peek "$agent" --place members
window_shows package-address.png 2 'serf://*/query/version'
grep -q '^MimeType=.*x-scheme-handler/serf;' "$root/usr/share/applications/grapevine.desktop"
for side in 16 22 24 32 48 64 128 256; do
    [ "$(identify -format %wx%h "$root/usr/share/icons/hicolor/${side}x${side}/apps/grapevine.png")" = "${side}x$side" ] ||
        refute "no icon of $side pixels"
done
claim "starter with the serf:// handler, and icons from 16 to 256 pixels"

echo "--- man pages"
# The reader is no dependency of ours.
install_deb man-db bash-completion
for program in grapevine grapevine-cli; do
    person MANPAGER=cat man "$program" >"$top/man" 2>&1 || refute "man $program: $(cat "$top/man")"
    grep -q -- --key-stdin "$top/man" || refute "man $program does not tell of --key-stdin"
    person man -k gossip | grep -q "^$program (1)" || refute "apropos does not know $program"
done
claim "man grapevine, man grapevine-cli, and apropos knows both"
# shellcheck disable=SC2016
person bash --norc -c '. /usr/share/bash-completion/bash_completion; _completion_loader grapevine
    complete -p grapevine' | grep -q -- '-F _grapevine grapevine' || refute "bash-completion does not find ours"
claim "bash-completion loads ours by itself"

echo "--- removal"
[ -s "$root$home/.config/grapevine/settings.json" ] || refute "no settings were kept"
inside dpkg-query -L grapevine grapevine-cli | sort -u >"$top/shipped"
inside apt-get purge -q -y grapevine grapevine-cli >"$top/apt.log" 2>&1
while read -r path; do
    if [ -e "$root$path" ] && [ ! -d "$root$path" ]; then refute "$path is left"; fi
done <"$top/shipped"
left=$(find "$root" -xdev -iname '*grapevine*' -not -path "$root/debs/*" -not -path "$root/proc/*" -printf '/%P\n')
[ "$left" = "$home/.config/grapevine" ] || refute "left behind: $left"
claim "what is left is somebody's own: $(find "$root$home/.config/grapevine" -type f -printf '~/.config/grapevine/%f ')"
