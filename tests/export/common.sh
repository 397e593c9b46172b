# What the scripts beside this have in common: their options, a folder that goes away, and how they end.
# They read it with `source`, and so have its options:
#
#     [--program FILE] [--keep FOLDER]
#
# With --keep files are kept in the folder, to be looked at.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
program=$root/target/release/legation
keep=
while [ $# -gt 0 ]; do
    case $1 in
        --program) program=${2:?} && shift 2 ;;
        --keep) keep=${2:?} && mkdir -p "$keep" && shift 2 ;;
        *) echo "${0#"$root/"} [--program FILE] [--keep FOLDER]" >&2 && exit 2 ;;
    esac
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

good() { printf '  ok  %s\n' "$*"; }
fail() {
    printf 'FAILED: %s\n' "$*" >&2
    exit 1
}

must_have() { # TOOLS…
    local tool
    for tool in "$@"; do
        command -v "$tool" >/dev/null || fail "$tool is not installed"
    done
}

# A Python of its own in target/, with a module that it fetches where it is not there yet.
python_with() { # FOLDER MODULES PACKAGE [OPTIONS OF venv]
    local folder=$1 modules=$2 package=$3
    shift 3
    if ! "$folder/bin/python" -c "import $modules" 2>/dev/null; then
        /usr/bin/python3 -m venv --clear "$@" "$folder"
        "$folder/bin/python" -m pip install --quiet --disable-pip-version-check "$package"
    fi
}
