# shellcheck shell=bash
# Shared by the scripts that look at the window from outside: a display of our own, a program on
# it, pictures of it, and an end to everything that was started. Sourced, never run.
# The script that sources this file has `set -euo pipefail` on and says in `root` where the project is.

work=$(mktemp -d "${TMPDIR:-/tmp}/legation-window.XXXXXX")
display_pid=
program_pid=
window=

stop() { # PID: asks a process of ours to end, and insists after two seconds
    [ -n "${1:-}" ] && kill "$1" 2>/dev/null || return 0
    for _ in $(seq 20); do
        kill -0 "$1" 2>/dev/null || break
        sleep 0.1
    done
    kill -KILL "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
}

stop_everything() {
    stop "$program_pid"
    stop "$display_pid"
    rm -rf "$work"
}
trap stop_everything EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

fail() {
    printf 'FAILED: %s\n' "$*" >&2
    if [ -s "$work/stderr" ]; then
        echo 'The program said:' >&2
        sed 's/^/    /' "$work/stderr" | tail -n 20 >&2
    fi
    exit 1
}

# --- what must be there ---------------------------------------------------------------------------

require_tools() {
    local pair missing=()
    for pair in Xvfb:xvfb xdotool:xdotool import:imagemagick convert:imagemagick identify:imagemagick; do
        command -v "${pair%%:*}" >/dev/null || missing+=("${pair##*:}")
    done
    [ ${#missing[@]} -eq 0 ] && return
    echo "This needs tools that are not installed. On Debian or Ubuntu:" >&2
    echo "    apt-get install $(printf '%s\n' "${missing[@]}" | sort -u | tr '\n' ' ')mesa-vulkan-drivers libgl1-mesa-dri libegl1 libxkbcommon-x11-0" >&2
    exit 2
}

# Cargo knows whether there is anything to build.
build_release() { # [CARGO ARGUMENTS]
    (cd "$root" && cargo build --release --quiet "$@")
}

release_folder() {
    local target=${CARGO_TARGET_DIR:-target}
    case $target in /*) echo "$target/release" ;; *) echo "$root/$target/release" ;; esac
}

# --- waiting --------------------------------------------------------------------------------------

within() { # SECONDS COMMAND…: runs the command every tenth of a second until it succeeds
    local deadline=$((SECONDS + $1))
    shift
    while ! "$@"; do
        [ $SECONDS -lt "$deadline" ] || return 1
        sleep 0.1
    done
}

alive() { # PID
    # A process that has ended but was not yet waited for is not alive.
    [ -d "/proc/$1" ] && [ "$(sed 's/.*) //; s/ .*//' "/proc/$1/stat" 2>/dev/null)" != Z ]
}

ended() { ! alive "$1"; }

# --- the display and the program ------------------------------------------------------------------

start_display() { # WIDTHxHEIGHT [XVFB OPTIONS]: on a number nobody uses yet
    local size=$1
    shift
    : >"$work/display"
    Xvfb -displayfd 3 -screen 0 "${size}x24" -dpi 96 -noreset -nolisten tcp "$@" \
        3>"$work/display" >"$work/xvfb" 2>&1 &
    display_pid=$!
    within 10 test -s "$work/display" || { cat "$work/xvfb" >&2; fail 'Xvfb did not start'; }
    DISPLAY=":$(tr -d '[:space:]' <"$work/display")"
    export DISPLAY
}

stop_display() {
    stop "$display_pid"
    display_pid=
}

# A run leaves the settings of whoever runs it alone, is not changed by them, and opens its window
# on our display even where a Wayland session is there.
clean_surroundings=(
    env -u WAYLAND_DISPLAY -u WAYLAND_SOCKET -u DBUS_SESSION_BUS_ADDRESS
    XDG_CONFIG_HOME="$work/home" XDG_DATA_HOME="$work/home" XDG_STATE_HOME="$work/home"
    XDG_CACHE_HOME="$work/home" XDG_RUNTIME_DIR="$work/home"
)

new_home() {
    rm -rf "${work:?}/home"
    mkdir -m 700 "$work/home"
}

start_program() { # COMMAND…
    new_home
    "${clean_surroundings[@]}" "$@" >"$work/stdout" 2>"$work/stderr" &
    program_pid=$!
}

stop_program() {
    stop "$program_pid"
    program_pid=
}

find_window() {
    alive "$program_pid" || fail 'the program ended before its window was there'
    window=$(timeout 5 xdotool search --onlyvisible --maxdepth 1 --name '.' 2>/dev/null | tail -n 1)
    [ -n "$window" ]
}

# The window is there once it is mapped and something is painted in it.
wait_for_window() { # [SECONDS]
    within "${1:-30}" find_window || fail "no window within ${1:-30} seconds"
    # There is no window manager here to hand the keyboard to the window.
    timeout 5 xdotool windowfocus "$window" 2>/dev/null || true
    within "${1:-30}" painted || fail "the window stayed blank for ${1:-30} seconds"
}

painted() {
    alive "$program_pid" || fail 'the program ended while its window was being painted'
    take_picture "$work/painted.png" && ! is_blank "$work/painted.png"
}

# --- pictures -------------------------------------------------------------------------------------

take_picture() { # FILE
    timeout 20 import -silent -window "$window" "$1" 2>/dev/null
}

# Waits for motion to end: two pictures in a row are the same, or four seconds have passed.
settle() {
    local before='' after
    sleep 0.2
    for _ in $(seq 10); do
        take_picture "$work/settle.png" || fail 'the window is gone'
        after=$(identify -format '%#' "$work/settle.png")
        [ "$before" = "$after" ] && return
        before=$after
        sleep 0.3
    done
}

# "colours deviation": an empty window has one colour and no deviation, one with nothing but
# panels has a handful.
measure_picture() { # FILE
    identify -format '%k %[fx:standard_deviation]' "$1"
}

is_blank() { # FILE
    measure_picture "$1" | awk -v least="${least_colours:-24}" '{ exit !($1 < least || $2 < 0.004) }'
}

# How many pixels differ between two pictures of the same size.
difference() { # FILE FILE
    compare -metric AE "$1" "$2" null: 2>&1 | awk '{ printf "%d", $1 }' || true
}

# --- hands ----------------------------------------------------------------------------------------

# Between press and release the program gets time for a frame, as it does from a person.
point() { # X Y
    timeout 5 xdotool mousemove --window "$window" "$1" "$2"
    sleep 0.1
}

click() { # X Y [BUTTON]
    point "$1" "$2"
    xdotool mousedown "${3:-1}"
    sleep 0.06
    xdotool mouseup "${3:-1}"
    sleep 0.1
}

double_click() { # X Y
    point "$1" "$2"
    xdotool click --repeat 2 --delay 90 1
    sleep 0.1
}

drag() { # X1 Y1 X2 Y2
    local step
    point "$1" "$2"
    xdotool mousedown 1
    for step in 1 2 3 4 5 6 7 8; do
        xdotool mousemove --window "$window" $(($1 + ($3 - $1) * step / 8)) $(($2 + ($4 - $2) * step / 8))
        sleep 0.04
    done
    sleep 0.2 # let go at rest, or the picture glides on
    xdotool mouseup 1
    sleep 0.1
}

# Up is positive, as a wheel turned away from the hand.
scroll() { # X Y STEPS [MODIFIER]
    local button=4 count=$3
    [ "$count" -lt 0 ] && button=5 count=$((-count))
    point "$1" "$2"
    [ -n "${4:-}" ] && xdotool keydown "$4"
    xdotool click --repeat "$count" --delay 40 "$button"
    [ -n "${4:-}" ] && xdotool keyup "$4"
    sleep 0.1
}

press() { # KEYS as xdotool names them, in one argument: "Right ctrl+f 0"
    local key
    for key in $1; do
        xdotool key --delay 80 "$key" # held long enough for a frame to see it
        sleep 0.12
    done
}
