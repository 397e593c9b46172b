"""Reads exported files with programs of others, and holds them against each other.

    read_back.py FOLDER SCHEMAS

In the folder are files named `all` in every format, of one view. What the table in JSON says is taken as what
is shown; every other file has to say the same, as far as its format can.
"""

import csv
import datetime
import html.parser
import io
import json
import pathlib
import re
import subprocess
import sys

import bibtexparser
import icalendar
import jsonschema
import markdown_it
import openpyxl
import rispy

folder, schemas = map(pathlib.Path, sys.argv[1:])


def path(ending):
    return folder / f"all.{ending}"


def text(ending):
    return path(ending).read_text(encoding="utf-8")


def one_line(words):
    """As exports write a text on one line: no control characters, no turns of direction."""
    return " ".join(re.split(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+", words)).strip()


def is_certain_day(row):
    return re.fullmatch(r"\d{4}-\d{2}-\d{2}", row["edtf"] or "") is not None


def day(words):
    return datetime.date.fromisoformat(words)


def check_csv(rows):
    with path("csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [line["id"] for line in lines] == [row["id"] for row in rows]
    for line, row in zip(lines, rows):
        for name in ("parties", "heads", "topics", "fora", "promises", "sources", "caveats"):
            cell = io.StringIO(line[name], newline="")
            items = [item for items in csv.reader(cell, delimiter=";") for item in items]
            # An apostrophe keeps an item from being run.
            assert [item.removeprefix("'") for item in items] == [item.removeprefix("'") for item in row[name]]
        for name, cell in line.items():
            assert not cell.lstrip().startswith(("=", "+", "-", "@")), (name, cell)
    return len(lines)


def check_workbook(rows):
    book = openpyxl.load_workbook(path("xlsx"))
    assert book.sheetnames == ["Engagements", "Promises", "Sources", "About"]
    assert book.properties.created == datetime.datetime(2026, 11, 21)
    for sheet in book:
        cells = [cell for line in sheet.iter_rows() for cell in line]
        assert all(cell.data_type != "f" for cell in cells), sheet.title
        links = [cell.hyperlink.target for cell in cells if cell.hyperlink]
        assert all(link.startswith(("http://", "https://")) for link in links)
        if sheet.title != "About":
            assert sheet.auto_filter.ref == sheet.dimensions, sheet.title
            assert sheet.freeze_panes == "A2"
            assert sheet.print_title_rows == "$1:$1"
        # The height is as many pages as it takes.
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
        assert sheet.page_setup.orientation == "landscape"
        widths = [column.width for column in sheet.column_dimensions.values()]
        assert sum(widths) / int(sheet.page_setup.fitToWidth or 1) < 200, sheet.title
    engagements = list(book["Engagements"].iter_rows(values_only=True))
    names = {name: at for at, name in enumerate(engagements[0])}
    assert [line[names["Id"]] for line in engagements[1:]] == [row["id"] for row in rows]
    for line, row in zip(engagements[1:], rows):
        assert line[names["Title"]] == one_line(row["title"]), row["id"]
        for name, key in (("Earliest day", "earliest"), ("Latest day", "latest")):
            cell = line[names[name]]
            found = cell.date().isoformat() if isinstance(cell, datetime.datetime) else cell
            assert found == row[key], (row["id"], name)
    about = dict(line[:2] for line in book["About"].iter_rows(values_only=True))
    assert about["Shown"].startswith(f"{len(rows)} engagement")
    return book["Sources"].max_row - 1


def check_calendar(rows):
    calendar = icalendar.Calendar.from_ical(path("ics").read_bytes())
    assert not calendar.errors
    assert all(len(line) <= 75 for line in path("ics").read_bytes().split(b"\r\n"))
    entries = {str(entry["UID"]).split("@")[0]: entry for entry in calendar.subcomponents}
    assert len(entries) == len(calendar.subcomponents) == len(rows)
    events = 0
    for row in rows:
        entry = entries[row["id"]]
        assert not entry.errors
        assert one_line(row["title"]) in str(entry["SUMMARY"])
        assert entry["DTSTAMP"].dt.date() == datetime.date(2026, 11, 21)
        if entry.name == "VJOURNAL":
            assert "DTSTART" not in entry and not is_certain_day(row)
            continue
        events += 1
        start, end = entry["DTSTART"].dt, entry["DTEND"].dt
        assert type(start) is type(end) is datetime.date
        assert start == day(row["earliest"])
        assert end == day(row["latest"]) + datetime.timedelta(days=1)
        assert row["date_kind"] in ("day", "span") or start + datetime.timedelta(days=1) == end
        status = {"held": "CONFIRMED", "cancelled": "CANCELLED"}.get(row["status"], "TENTATIVE")
        assert entry["STATUS"] == status
        assert str(entry.get("URL", "https://")).startswith(("http://", "https://"))
    return events


class Tags(html.parser.HTMLParser):
    """What is markup in a slide."""

    def __init__(self):
        super().__init__()
        self.words = ""

    def handle_starttag(self, tag, attributes):
        assert tag in ("p", "ul", "li", "b", "a"), tag
        allowed = {"href", "target", "rel"} if tag == "a" else set()
        assert {name for name, _ in attributes} == allowed, attributes
        assert dict(attributes).get("href", "https://").startswith(("http://", "https://"))

    def handle_data(self, data):
        self.words += data


def check_timeline(rows):
    timeline = json.loads(text("timeline.json"))
    jsonschema.validate(timeline, json.loads((schemas / "timelinejs.schema.json").read_text()))
    slides = {slide["unique_id"]: slide for slide in timeline["events"]}
    assert len(slides) == len(timeline["events"])
    for slide in [timeline["title"], *timeline["events"]]:
        for part in (slide["text"]["text"], slide["text"]["headline"], slide.get("display_date", "")):
            Tags().feed(part)
    for row in rows:
        slide = slides.get(f"legation-{row['id']}")
        if slide is None:
            assert not is_certain_day(row), row["id"]
            continue
        start = slide["start_date"]
        assert not re.search(r"[?~%]", row["edtf"] or "") or row["date_kind"] == "span" or "day" not in start
        if "day" in start:
            assert f"{start['year']:04}-{start['month']:02}-{start['day']:02}" == row["earliest"]
            assert row["date_kind"] in ("day", "span", "open") or row["earliest"] == row["latest"]
        if row["date_kind"] in ("day", "one-of"):
            assert "end_date" not in slide, row["id"]
    title = Tags()
    title.feed(timeline["title"]["text"]["text"])
    missing = len(rows) - len(slides)
    assert missing == 0 or f"{missing:,} engagement" in title.words
    return len(slides)


def as_pandoc_reads(form, ending):
    """The items that Pandoc finds in a file."""
    pandoc = ["pandoc", f"--from={form}", "--to=csljson", str(path(ending))]
    told = subprocess.run(pandoc, check=True, capture_output=True, text=True)
    assert not told.stderr, told.stderr
    return json.loads(told.stdout)


def check_citations(rows):
    items = json.loads(text("csl.json"))
    jsonschema.validate(items, json.loads((schemas / "csl-data.schema.json").read_text()))
    ids = [item["id"] for item in items]
    assert len(set(ids)) == len(ids)
    for form, ending in (("csljson", "csl.json"), ("biblatex", "bib")):
        read = as_pandoc_reads(form, ending)
        # It sorts the entries of a bibliography.
        assert sorted(item["id"] for item in read) == sorted(ids), form
        assert all(item["title"] for item in read), form
    parser = bibtexparser.bparser.BibTexParser(ignore_nonstandard_types=False)
    entries = bibtexparser.loads(text("bib"), parser).entries
    assert [entry["ID"] for entry in entries] == ids
    assert all(entry["title"] and entry["annotation"] for entry in entries)
    records = rispy.loads(path("ris").read_bytes().decode("utf-8").replace("\r\n", "\n"))
    assert [record["id"] for record in records] == ids
    for item, record in zip(items, records):
        assert record["title"] == item["title"]
    notes = text("txt").split("\n\n", 1)[1].splitlines()
    assert len(notes) == len(rows)
    for note, row in zip(notes, rows):
        assert note.startswith(one_line(row["title"])), note
    return len(items)


def check_brief(rows, sources):
    tokens = markdown_it.MarkdownIt("gfm-like", {"linkify": False}).parse(text("md"))
    inline = [child for token in tokens for child in token.children or []]
    kinds = {token.type for token in tokens} | {token.type for token in inline}
    allowed = {
        "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text", "text_special",
        "bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close",
        "list_item_open", "list_item_close", "strong_open", "strong_close", "link_open", "link_close",
    }
    assert kinds <= allowed, kinds - allowed
    for link in (token for token in inline if token.type == "link_open"):
        assert link.attrs["href"].startswith(("http://", "https://")) and link.markup == "autolink"
    assert [token.tag for token in tokens if token.type == "heading_open"].count("h1") == 1
    words = "\n".join(
        "".join(child.content for child in token.children) for token in tokens if token.type == "inline"
    )
    for row in rows:
        assert one_line(row["title"]) in words, row["id"]
    level = [token.level for token in tokens if token.type == "ordered_list_open"]
    assert level == [0]
    at = next(at for at, token in enumerate(tokens) if token.type == "ordered_list_open")
    end = next(at for at, token in enumerate(tokens) if token.type == "ordered_list_close")
    numbers = [token.info for token in tokens[at:end] if token.type == "list_item_open" and token.level == 1]
    not_cited = re.search(r"([\d,]+) sources? that nothing here cites", words)
    not_cited = int(not_cited[1].replace(",", "")) if not_cited else 0
    assert len(numbers) + not_cited == sources
    cited = set()
    for mark in re.findall(r"\[((?:one of )?\d[\d ¶,;/of ne]*)\]", words):
        for part in mark.split("; "):
            cited |= {int(number) for number in part.split(" ¶ ")[0].removeprefix("one of ").split("/")}
    assert cited == set(range(1, len(numbers) + 1)), cited ^ set(range(1, len(numbers) + 1))
    return len(words.split())


shown = json.loads(text("json"))
assert shown
check_csv(shown)
sources = check_workbook(shown)
events = check_calendar(shown)
slides = check_timeline(shown)
cited = check_citations(shown)
length = check_brief(shown, sources)
print(
    f"{len(shown)} engagements, {events} with days in the calendar, {slides} slides, {sources} sources, "
    f"{cited} of them cited, a brief of {length} words"
)
