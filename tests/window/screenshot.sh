#!/usr/bin/env bash
# Takes a picture of Legation without a screen: its own X server, software rendering, no window
# manager. Installs nothing and leaves nothing running.
set -euo pipefail

usage() {
    cat <<'END'
tests/window/screenshot.sh [OPTIONS] --out FILE [-- ARGUMENTS OF LEGATION]

    --size WxH           the window, in pixels (1600x1000)
    --scale FACTOR       the size of the interface, 1.5 for a projector (1)
    --theme light|dark   (light)
    --timeout SECONDS    how long the window may take to appear (30)
    --no-build           use target/release/legation as it is

Steps, done in the order given, as often as you like:

    --keys "Right ctrl+f 0"   press keys, named as xdotool names them
    --type TEXT               type into what has the focus
    --move X,Y                point, without pressing
    --click X,Y   --double-click X,Y   --right-click X,Y
    --drag X1,Y1:X2,Y2        press, draw, let go
    --scroll N@X,Y            turn the wheel: up is positive
    --zoom N@X,Y              the same with Ctrl held
    --wait SECONDS
    --out FILE                take the picture, once nothing moves

Needs Xvfb, xdotool and ImageMagick, and one of Mesa's software renderers: lavapipe for Vulkan
(Debian: mesa-vulkan-drivers) or llvmpipe for OpenGL (libgl1-mesa-dri, libegl1). To see the
OpenGL path where both are there, set VK_DRIVER_FILES=/nonexistent.

Ends with 0 when every picture was taken and shows something, 1 when not, 2 when it was asked
for something it does not know or a tool is missing.
END
}

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
size=1600x1000
scale=
theme=light
timeout=30
build=yes
program= # --program FILE: any other X program, which gets only the arguments after --
steps=()
pictures=0

bad() {
    echo "$*" >&2
    echo "tests/window/screenshot.sh --help shows what it takes" >&2
    exit 2
}

while [ $# -gt 0 ]; do
    case $1 in
        --help | -h) usage && exit ;;
        --no-build) build=no && shift && continue ;;
        --) shift && break ;;
        --*) [ $# -ge 2 ] || bad "$1 needs a value" ;;
        *) bad "$1 is not an option; arguments of Legation come after --" ;;
    esac
    case $1 in
        --size) [[ $2 =~ ^[0-9]+x[0-9]+$ ]] || bad "--size takes WIDTHxHEIGHT"; size=$2 ;;
        --scale) [[ $2 =~ ^[0-9]+(\.[0-9]+)?$ ]] || bad "--scale takes a number"; scale=$2 ;;
        --theme) theme=$2 ;;
        --timeout) [[ $2 =~ ^[0-9]+$ ]] || bad "--timeout takes whole seconds"; timeout=$2 ;;
        --program) program=$2 ;;
        --least-colours) least_colours=$2 ;;
        --move | --click | --double-click | --right-click)
            [[ $2 =~ ^[0-9]+,[0-9]+$ ]] || bad "$1 takes X,Y"
            steps+=("$1" "${2/,/ }") ;;
        --drag)
            [[ $2 =~ ^[0-9]+,[0-9]+:[0-9]+,[0-9]+$ ]] || bad "--drag takes X1,Y1:X2,Y2"
            steps+=("$1" "${2//[,:]/ }") ;;
        --scroll | --zoom)
            [[ $2 =~ ^(-?[0-9]+)@([0-9]+),([0-9]+)$ ]] || bad "$1 takes N@X,Y"
            steps+=("$1" "${BASH_REMATCH[2]} ${BASH_REMATCH[3]} ${BASH_REMATCH[1]}") ;;
        --wait)
            [[ $2 =~ ^[0-9]+(\.[0-9]+)?$ ]] || bad "--wait takes seconds"
            steps+=("$1" "$2") ;;
        --keys | --type) steps+=("$1" "$2") ;;
        --out) steps+=("$1" "$2") && pictures=$((pictures + 1)) ;;
        *) bad "$1 is not an option" ;;
    esac
    shift 2
done
[ $pictures -gt 0 ] || bad "say where the picture goes: --out FILE"

# shellcheck source=tests/window/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
require_tools

if [ -z "$program" ]; then
    [ $build = no ] || build_release
    program=$(release_folder)/legation
    set -- --size "$size" --theme "$theme" ${scale:+--scale "$scale"} "$@"
fi
command -v "$program" >/dev/null || fail "there is no program $program"

save_picture() { # FILE
    settle
    take_picture "$1" || fail "no picture could be taken into $1"
    is_blank "$1" && fail "$1 is blank: colours and deviation are $(measure_picture "$1")"
    printf '%s: %s\n' "$1" "$(identify -format '%wx%h, %k colours' "$1")"
}

do_step() { # STEP VALUE
    # shellcheck disable=SC2086 # the values were checked and split above
    case $1 in
        --keys) press "$2" ;;
        --type) xdotool type --delay 40 -- "$2" ;;
        --move) point $2 ;;
        --click) click $2 ;;
        --double-click) double_click $2 ;;
        --right-click) click $2 3 ;;
        --drag) drag $2 ;;
        --scroll) scroll $2 ;;
        --zoom) scroll $2 ctrl ;;
        --wait) sleep "$2" ;;
        --out) save_picture "$2" ;;
    esac
    alive "$program_pid" || fail "the program ended at $1 $2"
}

start_display "$size"
start_program "$program" "$@"
wait_for_window "$timeout"
for ((i = 0; i < ${#steps[@]}; i += 2)); do
    do_step "${steps[i]}" "${steps[i + 1]}"
done
