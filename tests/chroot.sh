#!/usr/bin/env bash
# Proves that `./dev run` and `./dev test` work where nothing is installed: a bare Debian 12
# (debootstrap minbase) in a temporary folder, a fresh clone in it, only /proc mounted.
#
# usage: tests/chroot.sh [--worktree] [COMMAND..]
#   --worktree  take the files as they lie here, committed or not, instead of a clone
#   COMMAND     what to run in there; by default: run window test. `window` is `./dev run` with a
#               display (Xvfb, out here): the window is looked for, pictured and closed.
# GRAPEVINE_DEBIAN_MIRROR names a mirror; otherwise the one this machine's apt uses.
# GRAPEVINE_PICTURES names the folder that the picture goes to; build/pictures by default.
set -Eeuo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."

worktree=no
if [ "${1:-}" = --worktree ]; then
    worktree=yes
    shift
fi
commands=("$@")
if [ ${#commands[@]} -eq 0 ]; then commands=(run window test); fi

# shellcheck source=tests/bare_debian.sh
. tests/bare_debian.sh

if [ "$worktree" = yes ]; then
    echo "--- the files as they lie here"
    mkdir "$root/grapevine"
    git ls-files -z --cached --others --exclude-standard |
        tar --null --files-from=- --ignore-failed-read -cf - | tar -C "$root/grapevine" -xf -
else
    echo "--- a fresh clone of $(git rev-parse --short HEAD)"
    if [ -n "$(git status --porcelain)" ]; then echo "    note: what is not committed is not in it"; fi
    git clone --quiet --no-hardlinks . "$root/grapevine"
fi

# inside COMMAND [NAME=VALUE..]: that one of ./dev's, in there.
inside() {
    local command=$1
    shift
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM="${TERM:-dumb}" LC_ALL=C.UTF-8 CI=true \
        ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
        ${GRAPEVINE_JOBS:+GRAPEVINE_JOBS="$GRAPEVINE_JOBS"} "$@" \
        chroot "$root" /bin/bash -c "cd /grapevine && ./dev $command"
}

# As somebody with a screen: the window comes, shows the demo, and closing it ends everything.
# Xvfb's abstract socket is reached from the chroot as it is.
with_a_display() {
    local number window="" picture=${GRAPEVINE_PICTURES:-build/pictures}/chroot-window.png waited=0 running
    number=$(first_free_display)
    Xvfb ":$number" -screen 0 1280x900x24 -nolisten tcp >"$top/xvfb.log" 2>&1 &
    display_server=$!
    inside run DISPLAY=":$number" &
    running=$!
    # `inside run` builds first.
    while [ -z "$window" ]; do
        if ! kill -0 "$running" 2>/dev/null; then
            wait "$running" || true
            echo "chroot.sh: ./dev run ended without a window" >&2
            return 1
        fi
        if [ "$((waited += 1))" -gt 3600 ]; then
            echo "chroot.sh: no window within an hour" >&2
            return 1
        fi
        sleep 1
        window=$(DISPLAY=":$number" xdotool search --onlyvisible --name Grapevine 2>/dev/null | head -n 1) || true
    done
    sleep 15
    mkdir -p "$(dirname "$picture")"
    DISPLAY=":$number" import -window root "$picture"
    echo "    the window: $picture"
    DISPLAY=":$number" xdotool windowfocus "$window" key ctrl+q
    wait "$running"
    kill "$display_server"
    display_server=
}

for command in "${commands[@]}"; do
    echo "--- ./dev $command in the chroot"
    began=$SECONDS
    if [ "$command" = window ]; then with_a_display; else inside "$command"; fi
    echo "--- ./dev $command in the chroot: good, took $((SECONDS - began)) s"
done
