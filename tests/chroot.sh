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

if [ "$(id -u)" -ne 0 ]; then
    echo "chroot.sh: needs root for debootstrap and chroot" >&2
    exit 1
fi

top=$(mktemp -d "${TMPDIR:-/tmp}/grapevine-chroot.XXXXXX")
root=$top/root
case "$top/" in "$PWD"/*)
    echo "chroot.sh: $top lies inside the source tree; point TMPDIR elsewhere" >&2
    rmdir "$top"
    exit 1
    ;;
esac

display_server=
# Whatever still runs with its root in there: started by us, so ours to end.
processes_inside() {
    local link
    for link in /proc/[0-9]*/root; do
        if [ "$(readlink "$link" 2>/dev/null)" = "$root" ]; then
            link=${link#/proc/}
            echo "${link%/root}"
        fi
    done
}

cleanup() {
    local code=$? pid
    trap - EXIT
    if [ -n "$display_server" ]; then kill "$display_server" 2>/dev/null || true; fi
    for pid in $(processes_inside); do kill -KILL "$pid" 2>/dev/null || true; done
    if grep -qs " $root/proc " /proc/mounts; then
        umount "$root/proc" || umount -l "$root/proc" || true
    fi
    # Never delete through a mount: better a folder too many than somebody's files.
    if grep -qs " $top" /proc/mounts; then
        echo "chroot.sh: something is still mounted below $top; not deleted" >&2
        exit 1
    fi
    rm -rf --one-file-system "$top"
    exit "$code"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

mirror=${GRAPEVINE_DEBIAN_MIRROR:-}
if [ -z "$mirror" ]; then
    mirror=$(apt-get indextargets --format '$(CODENAME) $(COMPONENT) $(SITE) $(REPO_URI)' \
        'Created-By: Packages' | awk '$1 == "bookworm" && $2 == "main" { print $4; exit }')
fi
if [ -z "$mirror" ]; then echo "    no bookworm mirror in apt's lists: debootstrap's own default"; fi

echo "--- bare Debian 12 in $root"
began=$SECONDS
debootstrap --variant=minbase bookworm "$root" ${mirror:+"$mirror"} >"$top/debootstrap.log" 2>&1 || {
    tail -n 20 "$top/debootstrap.log" >&2
    exit 1
}
echo "    took $((SECONDS - began)) s, $(chroot "$root" dpkg-query -f '.\n' -W | wc -l) packages"

# The same way out as this machine: proxy, clock tolerance, name servers.
apt-config dump | grep -E '^Acquire::(https?::Proxy|Check-Valid-Until|Check-Date) ' \
    >"$root/etc/apt/apt.conf.d/90host" || true
cp /etc/resolv.conf "$root/etc/resolv.conf"
cp /etc/hosts "$root/etc/hosts"

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

mount -t proc proc "$root/proc"

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
    local number=90 window="" picture=${GRAPEVINE_PICTURES:-build/pictures}/chroot-window.png waited=0 running
    while [ -e "/tmp/.X$number-lock" ]; do number=$((number + 1)); done
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
