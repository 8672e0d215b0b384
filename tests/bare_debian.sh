# Makes a bare Debian 12 (debootstrap minbase) in a temporary folder, $root, with /proc mounted, and
# takes it away when the script that reads this ends. $top has room for more, and whoever puts a
# process id into $display_server or $real_agent has it ended.
#
# GRAPEVINE_DEBIAN_MIRROR names a mirror; otherwise the one this machine's apt uses.
script=${0##*/}
if [ "$(id -u)" -ne 0 ]; then
    echo "$script: needs root for debootstrap and chroot" >&2
    exit 1
fi

top=$(mktemp -d "${TMPDIR:-/tmp}/grapevine-chroot.XXXXXX")
root=$top/root
case "$top/" in "$PWD"/*)
    echo "$script: $top lies inside the source tree; point TMPDIR elsewhere" >&2
    rmdir "$top"
    exit 1
    ;;
esac

display_server=
real_agent=
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
    for pid in $display_server $real_agent; do kill "$pid" 2>/dev/null || true; done
    for pid in $(processes_inside); do kill -KILL "$pid" 2>/dev/null || true; done
    if grep -qs " $root/proc " /proc/mounts; then
        umount "$root/proc" || umount -l "$root/proc" || true
    fi
    # Never delete through a mount: better a folder too many than somebody's files.
    if grep -qs " $top" /proc/mounts; then
        echo "$script: something is still mounted below $top; not deleted" >&2
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
mount -t proc proc "$root/proc"

# first_free_display: a number that no X server uses.
first_free_display() {
    local number=90
    while [ -e "/tmp/.X$number-lock" ]; do number=$((number + 1)); done
    echo "$number"
}
