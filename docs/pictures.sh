#!/usr/bin/env bash
# The guide's pictures, docs/pictures/*.png: 24 real nodes on this computer get into the same trouble
# each time, and the window that observes them is pictured, offscreen. Answers want to be asked for,
# by real keys under Xvfb.
#
# usage: docs/pictures.sh FOLDER [NAME-THEME..]   FOLDER has both programs
set -Eeuo pipefail
programs=$(readlink -f "$1")
shift
wanted=" $* "
cd "$(dirname "$(readlink -f "$0")")/pictures"
scratch=$(mktemp -d "${TMPDIR:-/tmp}/grapevine-pictures.XXXXXX")
demo=
display_server=
cleanup() {
    local pid
    for pid in $demo $display_server; do kill "$pid" 2>/dev/null || true; done
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
    keep "$file"
}

# keep FILE: 256 colours are all that these need, and a third of the bytes.
keep() {
    pngquant --strip --speed 1 --force --output "$1" -- "$scratch/$1"
    echo "    docs/pictures/$1, $(($(stat -c %s "$1") / 1024)) KiB"
}

# of_answers THEME: the demo was asked for its versions.
of_answers() {
    local file=ask-$1.png number=90 window="" program home _
    if [ "$wanted" != "  " ] && [[ $wanted != *" ask-$1 "* ]]; then return; fi
    home=$scratch/$file.home
    mkdir -m 700 "$home"
    while [ -e "/tmp/.X$number-lock" ]; do number=$((number + 1)); done
    Xvfb ":$number" -screen 0 1280x760x24 -nolisten tcp 2>"$scratch/xvfb.log" &
    display_server=$!
    sleep 2
    export DISPLAY=":$number"
    xdotool mousemove 1279 759
    XDG_RUNTIME_DIR=$home XDG_CONFIG_HOME=$home LC_ALL=C.UTF-8 \
        "$programs/grapevine" --demo --theme "$1" 'serf://*/query/version' &
    program=$!
    for _ in $(seq 100); do
        window=$(xdotool search --onlyvisible --name Grapevine 2>/dev/null | head -n 1) || true
        if [ -n "$window" ]; then break; fi
        sleep 0.3
    done
    sleep 10
    xdotool windowfocus "$window"
    # To the form's name, and off it goes.
    xdotool key ctrl+5
    sleep 1
    xdotool key Return
    sleep 10
    import -window root "$scratch/$file"
    xdotool key ctrl+q
    wait "$program"
    kill "$display_server"
    display_server=
    unset DISPLAY
    keep "$file"
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
of_answers dark
of_answers light
of_trouble services dark
of_trouble timeline dark
