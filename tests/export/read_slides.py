"""Reads slides with python-pptx, and compares LibreOffice's picture of each with ours.

    read_slides.py FILE.pptx FOLDER [BRIEFING.ron]

FOLDER holds pictures of the pages: theirs-1.png and so on from LibreOffice, ours-1.png and so on from our PDF.
Slides of a briefing have to have the notes that its file has, step by step; others have none.
"""

import re
import sys
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter, ImageStat
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE as KIND

# How far the colours around the middle of a mark may be apart, of 255. A mark that is not there, or is elsewhere,
# is apart by more than a hundred.
MARK_APART = 40
# How far blurred pages may be apart on average, of 255: words are set in other faces.
PAGE_APART = 6
SHAPES = {KIND.AUTO_SHAPE, KIND.FREEFORM, KIND.LINE, KIND.TEXT_BOX, KIND.PLACEHOLDER}


def fail(words):
    print(f"FAILED: {words}", file=sys.stderr)
    sys.exit(1)


def leaves(shapes):
    for shape in shapes:
        if shape.shape_type == KIND.GROUP:
            yield from leaves(shape.shapes)
        else:
            yield shape


def marks(shapes):
    """Marks, each as one shape or as a group of those that it is made of."""
    for shape in shapes:
        if shape.name == "Mark":
            yield shape
        elif shape.shape_type == KIND.GROUP:
            yield from marks(shape.shapes)


def read(number, slide):
    for shape in leaves(slide.shapes):
        if shape.shape_type not in SHAPES:
            fail(f"slide {number}: {shape.name} is {shape.shape_type}")
        if shape.has_text_frame:
            for paragraph in shape.text_frame.paragraphs:
                for run in paragraph.runs:
                    address = run.hyperlink.address
                    if address and not address.startswith(("http://", "https://")):
                        fail(f"slide {number}: a link to {address}")
                    yield bool(address)
    for mark in marks(slide.shapes):
        for shape in leaves([mark]):
            if shape.shape_type not in {KIND.AUTO_SHAPE, KIND.FREEFORM, KIND.LINE}:
                fail(f"slide {number}: a mark is {shape.shape_type}")
    if slide.shapes.title is None or not slide.shapes.title.text_frame.text.strip():
        fail(f"slide {number} has no title")


def compare(number, slide, width, ours, theirs):
    if ours.size != theirs.size:
        fail(f"slide {number}: {ours.size} and {theirs.size}")
    scale = ours.width / width
    count = 0
    for mark in marks(slide.shapes):
        x = (mark.left + mark.width / 2) * scale
        y = (mark.top + mark.height / 2) * scale
        reach = max(2, mark.width * scale / 2)
        box = tuple(round(edge) for edge in (x - reach, y - reach, x + reach, y + reach))
        pair = [ImageStat.Stat(page.crop(box)).mean for page in (ours, theirs)]
        apart = max(abs(a - b) for a, b in zip(*pair))
        if apart > MARK_APART:
            fail(f"slide {number}: the mark at {x:.0f}, {y:.0f} is apart by {apart:.0f}")
        count += 1
    # Without the title, which LibreOffice wraps where a face is wider than ours.
    title = slide.shapes.title
    top = round((title.top + 2 * title.height) * scale)
    below = [page.crop((0, top, page.width, page.height)) for page in (ours, theirs)]
    blurred = [page.filter(ImageFilter.GaussianBlur(6)) for page in below]
    apart = max(ImageStat.Stat(ImageChops.difference(*blurred)).mean)
    if apart > PAGE_APART:
        fail(f"slide {number}: the pages are apart by {apart:.1f}")
    return count, apart


def check_notes(slides, briefing):
    """The notes for the speaker, in the order of the steps."""
    texts = Path(briefing).read_text(encoding="utf-8") if briefing else ""
    expected = [re.sub(r"\\(.)", r"\1", notes) for notes in re.findall(r'notes: "((?:[^"\\]|\\.)*)"', texts)]
    found = [slide.notes_slide.notes_text_frame.text for slide in slides if slide.has_notes_slide]
    if found != expected:
        fail(f"{len(found)} slides have notes, and {len(expected)} steps, or they differ")
    return len(found)


def main(file, folder, briefing=None):
    presentation = Presentation(file)
    pictures = {
        whose: sorted(Path(folder).glob(f"{whose}-*.png")) for whose in ("ours", "theirs")
    }
    slides = list(presentation.slides)
    for whose, pages in pictures.items():
        if len(pages) != len(slides):
            fail(f"{len(slides)} slides, and {len(pages)} pages of {whose}")
    count, links, most = 0, 0, 0.0
    for number, slide in enumerate(slides, 1):
        links += sum(read(number, slide))
        pair = [Image.open(pictures[whose][number - 1]).convert("RGB") for whose in ("ours", "theirs")]
        found, apart = compare(number, slide, presentation.slide_width, *pair)
        count += found
        most = max(most, apart)
    notes = check_notes(slides, briefing)
    if briefing and notes == 0:
        fail("no step has notes")
    if count == 0 or links == 0:
        fail(f"{count} marks and {links} links")
    print(f"{len(slides)} slides, {count} marks at their places, {links} links, {notes} with notes; pages apart by {most:.1f} of 255 at most")


main(*sys.argv[1:])
