#!/usr/bin/env bash
# Exports catalogues in each format and reads the files back with programs of others. Ends with 0 when all
# of it went well.
#
#     tests/export/texts.sh [--program FILE] [--keep FOLDER]
#
# Needs Pandoc, Node.js with npm, which fetches TimelineJS and a page for it into target/, and Python with icalendar, openpyxl, bibtexparser, jsonschema and markdown-it, which Debian
# has, and rispy, which pip fetches into target/. With --keep the files are kept in the folder.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# Python with Debian's modules and the one that Debian does not have.
readers=$root/target/readers
python_with "$readers" rispy 'rispy==0.9.0' --system-site-packages

# TimelineJS, and what is a page to it.
pages=$root/target/pages
must_have pandoc node npm
if ! [ -d "$pages/node_modules/jsdom" ]; then
    npm install --prefix "$pages" --no-audit --no-fund --silent '@knight-lab/timelinejs@3.9.11' 'jsdom@24.1.3'
fi

endings=(md xlsx csv json ics timeline.json txt bib csl.json ris)

export_all() { # NAME [ARGUMENTS]
    local name=$1 ending
    shift
    mkdir "$work/$name"
    for ending in "${endings[@]}"; do
        "$program" export --to "$work/$name/all.$ending" "$@" 2>>"$work/$name/said"
    done
    [ -z "$keep" ] || cp -r "$work/$name" "$keep/"
    printf '%s: ' "$name"
    "$readers/bin/python" "$here/read_back.py" "$work/$name" "$here"
}

export_all everything
export_all articles --collection articles
export_all official --official
export_all russia-since-2019 --party RU --from 2019 --to-date 2024
export_all france-in-full --party FR --from 2024 --status held
export_all in-russia --with place=Russia --without status=cancelled --without mode=virtual
export_all hostile "$here/hostile.ron"
node "$here/read_timeline.js" "$pages" "$work"/*/all.timeline.json
