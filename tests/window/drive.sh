#!/usr/bin/env bash
# Uses Legation's window as a person would, from outside, and looks at what it shows. Also starts
# it where it cannot start, and reads what it says. Ends with 0 when all of it went well.
#
#     tests/window/drive.sh [--no-build] [--pictures FOLDER]
#
# With --pictures the pictures are kept in the folder, to be looked at.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
size=1600x1000
build=yes
program= # --program FILE: something else than Legation, to try this script on
keep=
while [ $# -gt 0 ]; do
    case $1 in
        --no-build) build=no && shift ;;
        --pictures) keep=${2:?} && mkdir -p "$keep" && shift 2 ;;
        --program) program=${2:?} && shift 2 ;;
        *) echo "tests/window/drive.sh [--no-build] [--pictures FOLDER]" >&2 && exit 2 ;;
    esac
done

# shellcheck source=tests/window/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
require_tools
if [ -z "$program" ]; then
    [ $build = no ] || build_release
    program=$(release_folder)/legation
fi

# The light theme's colour of a mark: src/scene/theme.rs.
mark_colour='#2B4C7E'
# Between the lane heads on the left, the panel on the right, the axis above, the status line below.
canvas=800x720+390+110
theme_key=ctrl+shift+l
# No Vulkan driver; no OpenGL through EGL; no OpenGL at all. The last needs a display without GLX.
no_vulkan=(VK_DRIVER_FILES=/nonexistent VK_ICD_FILENAMES=/nonexistent)
no_egl=(__EGL_VENDOR_LIBRARY_DIRS=/nonexistent __EGL_VENDOR_LIBRARY_FILENAMES=/nonexistent)
no_opengl=("${no_egl[@]}" __GLX_VENDOR_LIBRARY_NAME=none LIBGL_DRIVERS_PATH=/nonexistent
    MESA_LOADER_DRIVER_OVERRIDE=none GALLIUM_DRIVER=none)

good() { printf '  ok  %s\n' "$*"; }

open_window() { # [VARIABLE=VALUE…] -- [ARGUMENTS]
    local variables=()
    while [ "$1" != -- ]; do variables+=("$1") && shift; done
    shift
    start_program env ${variables[@]+"${variables[@]}"} "$program" --size "$size" --theme light "$@"
    wait_for_window 30
    settle
}

# --- what is seen ---------------------------------------------------------------------------------

look() { # NAME
    settle
    take_picture "$work/$1.png" || fail "no picture of: $1"
    is_blank "$work/$1.png" && fail "the window is blank after: $1"
    [ -z "$keep" ] || cp "$work/$1.png" "$keep/"
}

# A selection ring alone changes some hundred pixels; a blinking cursor changes a dozen.
differs_from() { # NAME
    take_picture "$work/now.png" || fail 'the window is gone'
    [ "$(difference "$work/$1.png" "$work/now.png")" -ge 100 ]
}

# On a busy machine with a software renderer a frame can take its time.
must_change() { # BEFORE AFTER WHAT WAS DONE
    within 10 differs_from "$1" || fail "$3: nothing changed on screen"
    look "$2"
    local pixels
    pixels=$(difference "$work/$1.png" "$work/$2.png")
    [ "$pixels" -ge 100 ] || fail "$3: it changed for a moment only"
    good "$3 ($pixels pixels changed)"
}

# The middle of a marker: a patch of the mark's colour about as large as a marker is.
find_mark() { # PICTURE
    convert "$1" -crop "$canvas" +repage -fill black +opaque "$mark_colour" -fill white -opaque "$mark_colour" \
        -type bilevel -define connected-components:verbose=true -connected-components 8 null: |
        awk -v canvas="$canvas" '
            BEGIN { split(canvas, part, /[x+]/) }
            $NF ~ /255|white|gray\(100/ && $4 >= 40 && $4 <= 400 {
                split($2, box, /[x+]/); split($3, middle, ",")
                if (box[1] <= 24 && box[2] <= 24 && box[1] / box[2] < 1.7 && box[2] / box[1] < 1.7) {
                    printf "%d %d\n", part[3] + middle[1], part[4] + middle[2]
                    exit
                }
            }'
}

use_the_keyboard() {
    look opened
    press Right && must_change opened right 'the right arrow selects an engagement'
    press f && must_change right framed 'F frames the selection'
    press 0 && must_change framed fitted '0 fits all'
    press "$theme_key" && must_change fitted dark 'the theme key makes it dark'
    press "$theme_key" && must_change dark light 'and light again'
}

use_the_mouse() {
    press Escape
    look before-click
    local mark
    mark=$(find_mark "$work/before-click.png")
    [ -n "$mark" ] || fail "no marker of colour $mark_colour is in the canvas"
    # shellcheck disable=SC2086 # two numbers
    click $mark && must_change before-click clicked "a click on the marker at $mark selects it"
    scroll 700 400 5 ctrl && must_change clicked zoomed 'Ctrl and the wheel zoom'
    drag 900 500 600 500 && must_change zoomed dragged 'dragging pans'
}

close_window() {
    press ctrl+q
    within 10 ended "$program_pid" || fail 'Ctrl+Q did not close it within ten seconds'
    local code=0
    wait "$program_pid" || code=$?
    program_pid=
    [ $code -eq 0 ] || fail "it was closed and ended with $code"
    must_not_have_panicked
    good 'Ctrl+Q ends it with 0'
}

must_not_have_panicked() {
    ! grep -qiE 'panicked|backtrace' "$work/stderr" || fail 'it panicked'
}

# --- what it was not made for ---------------------------------------------------------------------

must_survive() { # WHAT ARGUMENTS
    local what=$1
    shift
    open_window -- "$@"
    sleep 2
    alive "$program_pid" || fail "it ended when opened with $what"
    look "${what// /-}"
    must_not_have_panicked
    good "opened with $what, it stays and shows something"
    stop_program
}

must_show_a_window() { # WHAT VARIABLES
    local what=$1
    shift
    open_window "$@" --
    look "${what// /-}"
    must_not_have_panicked
    good "$what, it shows its window"
    stop_program
}

# Drivers talk on the same channel; what is left must be one sentence of ours.
own_words() {
    grep -vE '^(libGL|libEGL|MESA|Mesa|glx|error: XDG_RUNTIME_DIR|WARNING: |X connection)|^[[:space:]]*$' "$work/stderr" || true
}

must_end_with_a_sentence() { # WHAT COMMAND
    local what=$1 code=0 words
    shift
    new_home
    "${clean_surroundings[@]}" timeout --kill-after=5 20 "$@" >"$work/stdout" 2>"$work/stderr" || code=$?
    [ $code -ne 124 ] && [ $code -ne 137 ] || fail "$what, it hung"
    [ $code -ne 0 ] || fail "$what, it ended as if all were well"
    [ $code -lt 128 ] || fail "$what, it was ended by signal $((code - 128))"
    must_not_have_panicked
    words=$(own_words)
    [ "$(printf '%s' "$words" | grep -c '')" -eq 1 ] || fail "$what, it should say one sentence, not: $words"
    ! grep -qE '\.rs:[0-9]+' <<<"$words" || fail "$what, it talks of its source code: $words"
    grep -q 'legation check' <<<"$words" || fail "$what, it does not say what needs no window: $words"
    good "$what, it says: $words"
}

# --- the run --------------------------------------------------------------------------------------

start_display "$size"

echo 'A window, used by keyboard and mouse'
open_window --
use_the_keyboard
use_the_mouse
close_window

echo 'Paths that hold no catalogue'
must_survive 'a path that is not there' "$work/nowhere"
printf '(engagements: [\n' >"$work/broken.ron"
must_survive 'a file that is broken' "$work/broken.ron"

echo 'Machines with less than usual'
must_show_a_window 'without Vulkan' "${no_vulkan[@]}"
must_show_a_window 'with nothing but GLX' "${no_vulkan[@]}" "${no_egl[@]}"
must_end_with_a_sentence 'without a display' env -u DISPLAY "$program"
must_end_with_a_sentence 'with a display that is not there' env DISPLAY=:63999 "$program"
stop_display
start_display "$size" -extension GLX
must_end_with_a_sentence 'without any graphics driver' env "${no_vulkan[@]}" "${no_opengl[@]}" "$program"

echo 'All of it went well'
