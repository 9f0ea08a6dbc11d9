#!/usr/bin/env bash
# Runs an autograder's zip as Gradescope runs it: in a clean root of a small Debian, without a network, with 768 MB.
#
#   workbook release --gradescope uuencode.zip --lesson 03-uuencode
#   sudo tools/Deploy/gradescope/try.sh uuencode.zip FOLDER-WITH-A-SUBMISSION [METADATA.json]
#
# What results.json says is printed, then what the teacher alone sees, then how much memory it took at most.
# The clean root is made once, with debootstrap, and kept in $BASE; SUITE and MEMORY_MB change what is tried. It is a
# chroot, in which nobody can make namespaces, as in Gradescope's containers. NAMESPACES=1 makes it a mount namespace of
# its own with bubblewrap in it, where every wall of the sandbox stands: as on a machine of yours.
set -euo pipefail

zip=${1:?a zip that 'workbook release --gradescope' made} submission=${2:?a folder with what a student handed in} metadata=${3:-}
suite=${SUITE:-bookworm} megabytes=${MEMORY_MB:-768} namespaces=${NAMESPACES:+yes}
base=${BASE:-/var/cache/gradescope-try/$suite${namespaces:+-namespaces}}
[ "$(id -u)" = 0 ] || { echo "try.sh: a clean root needs root; use sudo." >&2; exit 2; }
for program in debootstrap unzip unshare chroot ip; do
    command -v $program >/dev/null || { echo "try.sh: $program is missing; on Debian: apt-get install debootstrap unzip util-linux iproute2" >&2; exit 2; }
done

if [ ! -e "$base/etc/debian_version" ]; then
    echo "Making a clean $suite in $base (once) ..." >&2
    mkdir -p "$base"
    debootstrap --variant=minbase ${namespaces:+--include=bubblewrap} "$suite" "$base" >/dev/null
fi

# Outside of /tmp: a sandbox has one of its own, which would hide the runtime.
root=$(mktemp -d "$(dirname "$base")/root-XXXXXX")
group=
cleanup() {
    rm -rf --one-file-system "$root"
    [ -z "$group" ] || rmdir "$group" 2>/dev/null || true
}
trap cleanup EXIT
cp -a "$base/." "$root/"
mkdir -p "$root/autograder/source" "$root/autograder/submission" "$root/autograder/results"
unzip -q "$zip" -d "$root/autograder/source"
cp "$root/autograder/source/run_autograder" "$root/autograder/"
cp -a "$submission/." "$root/autograder/submission/"
[ -z "$metadata" ] || cp "$metadata" "$root/autograder/submission_metadata.json"

# The limit counts everything that runs in the root, whichever version of control groups there is.
name=gradescope-try-$$
if mkdir "/sys/fs/cgroup/memory/$name" 2>/dev/null; then
    group=/sys/fs/cgroup/memory/$name
    echo $((megabytes * 1024 * 1024)) > "$group/memory.limit_in_bytes"
    peak=$group/memory.max_usage_in_bytes
elif mkdir "/sys/fs/cgroup/$name" 2>/dev/null && echo "${megabytes}M" > "/sys/fs/cgroup/$name/memory.max"; then
    group=/sys/fs/cgroup/$name
    peak=$group/memory.peak
else
    echo "try.sh: no control group can be made here, so memory is not limited." >&2
fi

# One namespace a step, as Gradescope has one container to build the image and one to run it. Only loopback is up.
inside() {
    unshare --mount --pid --fork --net bash -c '
        set -e
        [ -z "$2" ] || echo $$ > "$2/cgroup.procs"
        ip link set lo up
        [ -n "$4" ] || mount -t proc proc "$1/proc"
        if [ -n "$4" ]; then
            mount --bind "$1" "$1"
            mount -t proc proc "$1/proc"
            cd "$1"
            mkdir -p outside
            pivot_root . outside
            umount -l outside
            root=/
        else
            root=$1
        fi
        exec chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root bash -c "cd /autograder && $3"' - "$root" "$group" "$1" "$namespaces"
}
inside 'bash source/setup.sh'
start=$(date +%s%N)
inside './run_autograder > results/stdout 2>&1'
milliseconds=$((($(date +%s%N) - start) / 1000000))

cat "$root/autograder/results/results.json"
echo
echo "--- what the teacher sees ---"
cat "$root/autograder/results/stdout"
echo "---"
echo "$milliseconds ms, at most $([ -n "$group" ] && echo $(($(cat "$peak") / 1024 / 1024)) || echo '?') MB of $megabytes; $suite without a network${namespaces:+, with namespaces}"
[ -z "${KEEP_RESULTS:-}" ] || cp "$root/autograder/results/results.json" "$KEEP_RESULTS"
