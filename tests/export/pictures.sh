#!/usr/bin/env bash
# Opens what `legation export` writes with programs that are not ours, and looks whether they see the same:
# PDFs with three readers, SVGs with a parser and a browser. Ends with 0 when all of it went well.
#
#     tests/export/pictures.sh [--program FILE] [--keep FOLDER]
#
# With --keep the files are kept in the folder, to be looked at. Needs pdfinfo, pdftotext, pdftoppm,
# mutool, qpdf, xmllint, ImageMagick and Chromium.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

work_files=${keep:-$work}
must_have pdfinfo pdftotext pdftoppm mutool qpdf xmllint compare chromium

export_to() { # FILE [OPTIONS]
    local file=$1
    shift
    "$program" export --to "$file" "$@" 2>/dev/null || fail "legation export --to $file $*"
}

# How far two pictures of one size are apart: the mean over all pixels, from 0 to 1. It ends with 1 where they
# are not the same.
distance() { # A B
    { compare -metric MAE "$1" "$2" null: 2>&1 || true; } | sed -n 's/.*(\(.*\)).*/\1/p'
}

must_be_near() { # WHAT A B MOST
    local apart
    apart=$(distance "$2" "$3")
    awk -v apart="$apart" -v most="$4" 'BEGIN { exit !(apart + 0 <= most) }' ||
        fail "$1: apart by $apart, which is more than $4"
    good "$1: apart by $apart"
}

# --- PDF ------------------------------------------------------------------------------------------

# Prints what a reader makes of a page, white space aside.
words_of() { tr -s '[:space:]' ' '; }

read_pdf() { # NAME OPTIONS…
    local name=$1 file=$work_files/$1.pdf
    shift
    export_to "$file" "$@"
    pdfinfo "$file" 2>/dev/null >"$work/info"
    grep -q '^Tagged: *yes' "$work/info" || fail "$name: pdfinfo sees no tags"
    grep -q '^Title: *India' "$work/info" || fail "$name: pdfinfo sees no title"
    local pages
    pages=$(sed -n 's/^Pages: *//p' "$work/info")
    [ "$(mutool info "$file" 2>/dev/null | sed -n 's/^Pages: *//p')" = "$pages" ] ||
        fail "$name: mutool counts other pages than pdfinfo"
    qpdf --check "$file" >"$work/check" 2>&1 || fail "$name: qpdf: $(cat "$work/check")"
    pdftotext "$file" - 2>/dev/null | words_of >"$work/poppler"
    mutool draw -q -F txt -o - "$file" 2>/dev/null | words_of >"$work/mupdf"
    local words
    for words in 'India’s counter-terrorism diplomacy' 'United States' '21st' 'In this time' 'as of 21 November 2026' \
        'Held' 'Sources'; do
        grep -qF "$words" "$work/poppler" || fail "$name: pdftotext does not find “$words”"
        grep -qF "$words" "$work/mupdf" || fail "$name: mutool does not find “$words”"
    done
    pdfinfo -struct "$file" 2>/dev/null >"$work/tree"
    for tag in H1 Figure L LI Link; do
        grep -qE "^ *$tag( |\$)" "$work/tree" || fail "$name: there is no tag $tag"
    done
    pdfinfo -url "$file" 2>/dev/null >"$work/links"
    grep -q 'https://' "$work/links" || fail "$name: nothing leads to a source"
    pdffonts "$file" 2>/dev/null | tail -n +3 >"$work/fonts"
    awk '$(NF-4) != "yes" || $(NF-3) != "yes" { exit 1 }' "$work/fonts" ||
        fail "$name: a font is not embedded or not cut down: $(cat "$work/fonts")"
    good "$name: $pages pages, which poppler and MuPDF read and qpdf finds sound"
}

# Lines of one text are parted in what is read out: each callout with its words as the briefing has them.
read_callouts() { # BRIEFING
    local name=$1 file=$work_files/$1.pdf
    export_to "$file" --briefing "$name"
    pdfinfo -struct-text "$file" 2>/dev/null | words_of >"$work/read"
    local words count=0
    while IFS= read -r words; do
        grep -qF "\"$words\"" "$work/read" || fail "$name: a callout is not read as “$words”"
        count=$((count + 1))
    done < <(sed -n 's/.*(engagement: "[^"]*", text: "\([^"]*\)").*/\1/p' "$root/data/briefings/$name.ron")
    [ "$count" -gt 3 ] || fail "$name: only $count callouts were found"
    good "$name: $count callouts, each read as it is written"
}

# --- SVG ------------------------------------------------------------------------------------------

# The picture in a browser, in ours, and our PDF of the same sheet in a reader of PDF.
see_svg() { # NAME WIDTH HEIGHT OPTIONS…
    local name=$1 width=$2 height=$3
    shift 3
    local svg=$work_files/$name.svg ours=$work_files/$name.png theirs=$work_files/$name-chromium.png
    export_to "$svg" "$@"
    export_to "$ours" "$@"
    xmllint --noout "$svg" || fail "$name: xmllint does not take it"
    chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --force-color-profile=srgb \
        --user-data-dir="$work/chromium" --window-size="$width,$height" --screenshot="$theirs" \
        "file://$svg" >"$work/chromium.log" 2>&1 || fail "$name: $(tail -3 "$work/chromium.log")"
    must_be_near "$name in Chromium and as PNG" "$theirs" "$ours" 0.004
}

see_pdf() { # NAME WIDTH HEIGHT OPTIONS…
    local name=$1 width=$2 height=$3
    shift 3
    local pdf=$work_files/$name-page.pdf
    export_to "$pdf" "$@"
    pdftoppm -f 1 -l 1 -singlefile -scale-to-x "$width" -scale-to-y "$height" -png "$pdf" "$work_files/$name-poppler" \
        2>/dev/null
    # A PDF has pages on which sources are in full, and so other words above them on the first.
    must_be_near "$name as PDF and as PNG" "$work_files/$name-poppler.png" "$work_files/$name.png" 0.02
}

read_pdf slides --size slide
read_pdf paper --size a4
read_pdf print --size a3 --theme print
read_callouts promises
for theme in light dark print; do
    see_svg "slide-$theme" 1920 1080 --theme "$theme" --today 2026-11-21
done
see_svg partner 1123 794 --size a4 --party MV
see_pdf partner 1123 794 --size a4 --party MV
see_svg wide 1600 900 --size 1600x900 --title 'A <title> & “more”'
see_svg narrow 900 1600 --size 900x1600 --theme print

# Without colour nothing is lost: the greys of print are grey.
colours=$(convert "$work_files/slide-print.png" -colorspace HSL -channel G -separate -format '%[fx:maxima]' info:)
[ "$colours" = 0 ] || fail "print has colours: $colours"
good 'print has no colour'
