#!/usr/bin/env bash
# The guide's pictures, docs/pictures/*.png, but those of answers: 24 real nodes on this computer
# get into the same trouble each time, and the window that observes them is pictured, offscreen.
#
# usage: docs/pictures.sh FOLDER [NAME-THEME..]   FOLDER has both programs
set -Eeuo pipefail
programs=$(readlink -f "$1")
shift
wanted=" $* "
cd "$(dirname "$(readlink -f "$0")")/pictures"
scratch=$(mktemp -d "${TMPDIR:-/tmp}/grapevine-pictures.XXXXXX")
demo=
cleanup() {
    if [ -n "$demo" ]; then kill "$demo" 2>/dev/null || true; fi
    rm -rf "$scratch"
}
trap cleanup EXIT

cat >"$scratch/scene" <<'SCENE'
12s freeze db-2
14s kill cache-3
16s flap web-3 4
18s kill orders-1
22s leave edge-2
26s deploy 1.5.0
SCENE
net=127.90.7

# picture NAME THEME SECONDS WORDS..: NAME-THEME.png, so many seconds after the start.
picture() {
    local file=$1-$2.png theme=$2 seconds=$3 home
    shift 3
    if [ "$wanted" != "  " ] && [[ $wanted != *" ${file%.png} "* ]]; then return; fi
    home=$scratch/$file.home
    mkdir -m 700 "$home"
    # The offscreen platform says at every window that it has no size hints.
    XDG_RUNTIME_DIR=$home XDG_CONFIG_HOME=$home QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 \
        "$programs/grapevine" "$@" --theme "$theme" --screenshot "$scratch/$file" \
        --after "$seconds" 2> >(sed '/This plugin does not support/d' >&2)
    # 256 colours are all that these need, and a third of the bytes.
    pngquant --strip --speed 1 --force --output "$file" -- "$scratch/$file"
    echo "    docs/pictures/$file, $(($(stat -c %s "$file") / 1024)) KiB"
}

# of_trouble NAME THEME: that place, while the scene is played to an observer.
of_trouble() {
    local _
    if [ "$wanted" != "  " ] && [[ $wanted != *" $1-$2 "* ]]; then return; fi
    "$programs/grapevine-cli" demo --nodes 24 --bind "$net.1" --script "$scratch/scene" \
        --log-level error <<<"" >"$scratch/demo" &
    demo=$!
    for _ in $(seq 100); do
        if grep -q '"ready"' "$scratch/demo"; then break; fi
        sleep 0.1
    done
    picture "$1" "$2" 42 --observe "$net.1" --bind "$net.200" --as grapevine-desk --place "$1"
    kill "$demo"
    wait "$demo" || true
    demo=
}

picture start light 1
picture address light 12 --demo 'serf://db-*/query/version'
for theme in light dark; do
    of_trouble overview "$theme"
    of_trouble members "$theme"
done
of_trouble services dark
of_trouble timeline dark
