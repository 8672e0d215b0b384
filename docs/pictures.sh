#!/usr/bin/env bash
# The guide's pictures, docs/pictures/*.png: 24 real nodes on this computer get into the same trouble
# each time, and the window that observes them is pictured, offscreen. Answers want to be asked for,
# by real keys under Xvfb.
#
# Keys are those of five real agents of Serf's.
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
agents=
cleanup() {
    local pid
    for pid in $demo $display_server $agents; do kill "$pid" 2>/dev/null || true; done
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

# is_wanted NAME-THEME
is_wanted() { [ "$wanted" = "  " ] || [[ $wanted == *" $1 "* ]]; }

# picture NAME THEME SECONDS WORDS..: NAME-THEME.png, so many seconds after the start.
picture() {
    local file=$1-$2.png theme=$2 seconds=$3 home
    shift 3
    if ! is_wanted "${file%.png}"; then return; fi
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

# on_screen: from here on there is a display, with the pointer out of the way.
on_screen() {
    local number=90
    while [ -e "/tmp/.X$number-lock" ]; do number=$((number + 1)); done
    Xvfb ":$number" -screen 0 1280x760x24 -nolisten tcp 2>"$scratch/xvfb.log" &
    display_server=$!
    sleep 2
    export DISPLAY=":$number"
    xdotool mousemove 1279 759
}

# typed NAME THEME WORDS.. -- KEYS..: NAME-THEME.png after those keys and waits, in seconds.
typed() {
    local file=$1-$2.png theme=$2 words=() window="" program home key _
    shift 2
    while [ "$1" != -- ]; do words+=("$1"); shift; done
    shift
    home=$scratch/$file.home
    mkdir -m 700 "$home"
    on_screen
    XDG_RUNTIME_DIR=$home XDG_CONFIG_HOME=$home LC_ALL=C.UTF-8 \
        "$programs/grapevine" "${words[@]}" --theme "$theme" &
    program=$!
    for _ in $(seq 100); do
        window=$(xdotool search --onlyvisible --name Grapevine 2>/dev/null | head -n 1) || true
        if [ -n "$window" ]; then break; fi
        sleep 0.3
    done
    sleep 10
    xdotool windowfocus "$window"
    for key in "$@"; do
        if [[ $key == [0-9]* ]]; then sleep "$key"; else xdotool key "$key"; fi
    done
    import -window root "$scratch/$file"
    xdotool key ctrl+q
    wait "$program"
    kill "$display_server"
    display_server=
    unset DISPLAY
    keep "$file"
}

# of_answers THEME: the demo was asked for its versions.
of_answers() {
    if ! is_wanted "ask-$1"; then return; fi
    # To the form's name, and off it goes.
    typed ask "$1" --demo 'serf://*/query/version' -- ctrl+5 1 Return 10
}

# begin_demo: its nodes are there, and the scene begins.
begin_demo() {
    local _
    "$programs/grapevine-cli" demo --nodes 24 --bind "$net.1" --script "$scratch/scene" \
        --log-level error <<<"" >"$scratch/demo" &
    demo=$!
    for _ in $(seq 100); do
        if grep -q '"ready"' "$scratch/demo"; then break; fi
        sleep 0.1
    done
}

end_demo() {
    kill "$demo"
    wait "$demo" || true
    demo=
}

# of_views THEME: everybody is asked what it says of the trouble. If they agree, all of it is shown.
of_views() {
    if ! is_wanted "views-$1"; then return; fi
    begin_demo
    typed views "$1" --observe "$net.1" --bind "$net.200" --as grapevine-desk \
        -- 16 ctrl+7 1 space 6 space 2
    end_demo
}

# of_keys THEME: two keys, of which one agent has the old one only.
of_keys() {
    local old new number
    old=$(printf grapevine-old-16 | base64)
    new=$(printf grapevine-new-16 | base64)
    if ! is_wanted "keys-$1"; then return; fi
    for number in 1 2 3 4 5; do
        echo "[\"$old\", \"$new\"]" >"$scratch/ring$number"
    done
    echo "[\"$old\"]" >"$scratch/ring4"
    for number in 1 2 3 4 5; do
        serf agent -node="web-$number" -bind="127.90.8.$number:7946" \
            -rpc-addr="127.90.8.$number:7373" -keyring-file="$scratch/ring$number" \
            -tag role="$([ "$number" = 3 ] && echo leader || echo follower)" -join=127.90.8.1 \
            >"$scratch/agent$number" 2>&1 &
        agents="$agents $!"
        sleep 1
    done
    typed keys "$1" --observe 127.90.8.1 --bind 127.90.8.200 --as grapevine-desk \
        --keyring-file "$scratch/ring1" -- ctrl+8 1 space 6
    # shellcheck disable=SC2086 # A list of numbers.
    kill $agents
    agents=
}

# of_trouble NAME THEME [SECONDS]: that place, while the scene is played to an observer.
of_trouble() {
    if ! is_wanted "$1-$2"; then return; fi
    begin_demo
    picture "$1" "$2" "${3:-42}" --observe "$net.1" --bind "$net.200" --as grapevine-desk --place "$1"
    end_demo
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
of_trouble map light 60
of_views light
of_keys light
