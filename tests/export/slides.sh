#!/usr/bin/env bash
# Opens slides that `legation export` writes with programs that are not ours: LibreOffice makes a PDF of them,
# which is compared with our own of the same pages, mark by mark; python-pptx reads what they are made of. Ends
# with 0 when all of it went well.
#
#     tests/export/slides.sh [--program FILE] [--keep FOLDER]
#
# Needs LibreOffice Impress, pdftoppm, the typeface Inter, and python-pptx, which pip fetches into
# target/. With --keep the files are kept in the folder, to be looked at.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

files=${keep:-$work/files}
mkdir -p "$files"
must_have soffice pdftoppm python3
readers=$root/target/slide-readers
python_with "$readers" 'pptx, PIL' 'python-pptx==1.0.2'

# Pages of a PDF, 1600 pixels wide.
pages() { # PDF NAME
    pdftoppm -r 0 -scale-to-x 1600 -scale-to-y -1 -png "$1" "$2" 2>/dev/null
}

see() { # NAME OPTIONS…
    see_told "$1" '' "${@:2}"
}

see_told() { # NAME BRIEFING.ron OPTIONS…
    local name=$1 briefing=$2
    shift 2
    "$program" export --to "$files/$name.pptx" "$@" 2>/dev/null || fail "legation export --to $name.pptx $*"
    "$program" export --to "$files/$name.pdf" "$@" 2>/dev/null || fail "legation export --to $name.pdf $*"
    soffice "-env:UserInstallation=file://$work/office" --headless --convert-to pdf --outdir "$work/theirs" \
        "$files/$name.pptx" >"$work/office.log" 2>&1 || fail "$name: $(tail -3 "$work/office.log")"
    [ -s "$work/theirs/$name.pdf" ] || fail "$name: LibreOffice does not open it: $(tail -3 "$work/office.log")"
    # Pages of an earlier run would be taken for pages of this one.
    rm -rf "${files:?}/$name"
    mkdir -p "$files/$name"
    pages "$work/theirs/$name.pdf" "$files/$name/theirs"
    pages "$files/$name.pdf" "$files/$name/ours"
    printf '%s: ' "$name"
    "$readers/bin/python" "$here/read_slides.py" "$files/$name.pptx" "$files/$name" ${briefing:+"$briefing"} ||
        fail "$name"
}

see slides --size slide --today 2026-11-21
see paper --size a4 --theme print
see dark --size slide-4x3 --theme dark --party RU --today 2026-11-21
see official --size a3 --official
see hostile "$here/hostile.ron"
for briefing in promises india-russia; do
    see_told "$briefing" "$root/data/briefings/$briefing.ron" --briefing "$briefing"
done
