#!/usr/bin/env bash
# How long until the first frame: an empty eframe window against Legation with the catalogue it
# ships, in turn, on a display of our own.
#
#     tests/bench/startup.sh [--runs N] [--at-most RATIO] [--no-build]
#
# Prints the median of each, from the moment the program is started to the moment it says that
# its first frame was handed to the display, and how many times the empty window's time Legation
# takes. With --at-most it ends with 1 when that is more than RATIO. Never takes longer than
# ten minutes after building; a run that takes more than 20 seconds counts as failed.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
runs=11
at_most=
build=yes
legation=
empty=
while [ $# -gt 0 ]; do
    case $1 in
        --runs) runs=${2:?} && shift 2 ;;
        --at-most) at_most=${2:?} && shift 2 ;;
        --no-build) build=no && shift ;;
        --programs) empty=${2:?} && legation=${3:?} && shift 3 ;; # to try this script on others
        *) echo "tests/bench/startup.sh [--runs N] [--at-most RATIO] [--no-build]" >&2 && exit 2 ;;
    esac
done
[[ $runs =~ ^[1-9][0-9]*$ ]] || { echo "--runs takes a number of runs" >&2 && exit 2; }

# shellcheck source=tests/window/lib.sh
source "$root/tests/window/lib.sh"
require_tools
if [ -z "$legation" ]; then
    [ $build = no ] || build_release --bin legation --example empty_window
    legation=$(release_folder)/legation
    empty=$(release_folder)/examples/empty_window
fi

now_in_microseconds() { echo "${EPOCHREALTIME//[.,]/}"; }

time_one_run() { # FILE COMMAND…: adds "outside inside" in milliseconds to the file
    local file=$1 started ended inside answer
    shift
    new_home
    started=$(now_in_microseconds)
    exec {answer}< <(exec "${clean_surroundings[@]}" timeout --kill-after=5 20 "$@" 2>"$work/stderr")
    program_pid=$!
    read -r -t 25 inside <&"$answer" || fail "$* did not say when its first frame was there"
    ended=$(now_in_microseconds)
    wait "$program_pid" || fail "$* ended with $?"
    program_pid=
    exec {answer}<&-
    awk -v us=$((ended - started)) -v inside="$inside" 'BEGIN { printf "%.1f %.1f\n", us / 1000, inside }' >>"$file"
}

median() { # FILE COLUMN
    awk -v column="$2" '{ print $column }' "$1" | sort -n |
        awk '{ value[NR] = $1 } END { print NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2 }'
}

report() { # NAME FILE
    local sorted
    sorted=$(cut -d' ' -f1 "$2" | sort -n)
    printf '%-18s median %7.1f ms   from %7.1f to %7.1f   by its own clock %7.1f\n' \
        "$1" "$(median "$2" 1)" "$(head -n 1 <<<"$sorted")" "$(tail -n 1 <<<"$sorted")" "$(median "$2" 2)"
}

measure_in_turn() {
    local run deadline=$((SECONDS + 540))
    # The first run of each pays for reading the program from disk.
    time_one_run "$work/warming" "$empty" --exit-after-first-frame
    time_one_run "$work/warming" "$legation" --size 1600x1000 --exit-after-first-frame
    for run in $(seq "$runs"); do
        [ $SECONDS -lt $deadline ] || fail "only $((run - 1)) runs fit into nine minutes"
        time_one_run "$work/empty" "$empty" --exit-after-first-frame
        time_one_run "$work/legation" "$legation" --size 1600x1000 --exit-after-first-frame
    done
}

export LC_ALL=C
start_display 1600x1000
measure_in_turn
report 'an empty window' "$work/empty"
report 'Legation' "$work/legation"
ratio=$(awk -v a="$(median "$work/empty" 1)" -v b="$(median "$work/legation" 1)" 'BEGIN { printf "%.2f", b / a }')
echo "Legation takes $ratio times as long, over $runs runs of each in turn"
if [ -n "$at_most" ]; then
    awk -v ratio="$ratio" -v most="$at_most" 'BEGIN { exit !(ratio <= most) }' || fail "that is more than $at_most times"
fi
