#!/usr/bin/env python3
"""Builds the typefaces of this folder from the packages named in README.md.

    python3 build.py FOLDER    build the faces from the packages in FOLDER, then check them
    python3 build.py           only check the faces that lie here

The same packages and the same fonttools give the same bytes.
"""

import hashlib
import io
import pathlib
import subprocess
import sys
import tarfile

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).resolve().parent

PACKAGES = {
    "inter-ui-4.1.1.tgz": "e392e4d71f18a7c1f23dfecd833d68fa05eeab41862686584e80fd2b5d87e9c0",
    "source-serif-4.5.1.tgz": "19a448df98f4aa777de3452b0a1e29aa7ffe29252fe552c8a2d2531702d80746",
    "fonts-noto-core_20201225-1_all.deb": "58f4f0bb6720f919f92096b3508e1412a0f1544424ade6c5b5bf1eb694dd64ba",
    "fonts-noto-cjk_1%3a20220127+repack1-1_all.deb": "4a2515eb6db3978b897fef9709ed0d2b1f4c6c4df4d83d6c4ef65f71f1b1f502",
}

# Features a shaper applies without being asked. egui cannot ask for any other, so the rest
# is dead weight. `calt` is left out on purpose: it turns "->" into an arrow and "2x2" into
# a multiplication, and quoted words must look as they were written. `locl` is left out so
# that the same text has the same shape on every machine.
FEATURES = ["ccmp", "rlig", "liga", "kern", "mark", "mkmk"]

# The same for the scripts of NAME_FACES, which have letters that join, stack or change places.
# Those faces hold nothing that `calt` could rewrite, and Tibetan needs it.
FEATURES_OF_SCRIPTS = FEATURES + ["calt", "clig", "curs", "rclt", "abvm", "blwm", "dist"] + [
    # Arabic
    "isol", "init", "medi", "fina",
    # scripts with syllables
    "nukt", "akhn", "rphf", "rkrf", "pref", "blwf", "abvf", "half", "pstf", "vatu", "cjct", "cfar",
    "pres", "abvs", "blws", "psts", "haln",
]

LATIN = [(0x0020, 0x007E), (0x00A0, 0x024F), (0x0259, 0x0259), (0x02B9, 0x02DD), (0x0300, 0x036F),
         (0x1E00, 0x1EFF), (0xFB01, 0xFB02)]
GREEK = [(0x0370, 0x03FF)]
CYRILLIC = [(0x0400, 0x052F)]
PUNCTUATION = [(0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20CF), (0x2100, 0x218F)]
SIGNS = [(0x2190, 0x21FF), (0x2200, 0x22FF), (0x2300, 0x23FF), (0x25A0, 0x25FF), (0x2600, 0x27BF)]

# What egui writes for the arrow keys and for what it cannot show, drawn with glyphs Inter has.
ALIASES = {"⏴": "←", "⏵": "→", "⏶": "↑", "⏷": "↓", "◻": "□", "\ufffd": "□"}

FACES = [
    # file, package, member, family, style, OpenType weight
    ("InterTabular-Regular.ttf", "inter-ui-4.1.1.tgz", "package/web/Inter-Regular.woff2", "Inter Tabular", "Regular", 400),
    ("InterTabular-Medium.ttf", "inter-ui-4.1.1.tgz", "package/web/Inter-Medium.woff2", "Inter Tabular", "Medium", 500),
    ("InterTabular-SemiBold.ttf", "inter-ui-4.1.1.tgz", "package/web/Inter-SemiBold.woff2", "Inter Tabular", "SemiBold", 600),
    ("LegationSerif-Regular.ttf", "source-serif-4.5.1.tgz", "package/TTF/SourceSerif4-Regular.ttf", "Legation Serif", "Regular", 400),
    ("LegationSerif-SemiBold.ttf", "source-serif-4.5.1.tgz", "package/TTF/SourceSerif4-Semibold.ttf", "Legation Serif", "SemiBold", 600),
]

NOTO = "./usr/share/fonts/truetype/noto/"
NOTO_CORE = "fonts-noto-core_20201225-1_all.deb"
UNCHANGED = ["NotoSansDevanagari-Regular.ttf", "NotoSansThaana-Regular.ttf"]

# What countries call themselves, by ISO 3166-1 code, as the Unicode CLDR spells it. Whoever writes
# another one into a catalogue adds it here, and builds the faces again.
NATIVE_NAMES = {
    "AE": "الإمارات العربية المتحدة",
    "AF": "افغانستان",
    "AZ": "Azərbaycan",
    "BD": "বাংলাদেশ",
    "BT": "འབྲུག",
    "CN": "中国",
    "EG": "مصر",
    "ET": "ኢትዮጵያ",
    "IL": "ישראל",
    "IN": "भारत",
    "IR": "ایران",
    "JP": "日本",
    "KG": "Кыргызстан",
    "KH": "កម្ពុជា",
    "KR": "대한민국",
    "KZ": "Қазақстан",
    "LA": "ລາວ",
    "LK": "ශ්\u200dරී ලංකාව",
    "MA": "المغرب",
    "MM": "မြန်မာ",
    "MV": "ދިވެހިރާއްޖެ",
    "NP": "नेपाल",
    "OM": "عُمان",
    "PK": "پاکستان",
    "QA": "قطر",
    "RU": "Россия",
    "SA": "المملكة العربية السعودية",
    "TH": "ไทย",
    "TJ": "Тоҷикистон",
    "TM": "Türkmenistan",
    "TN": "تونس",
    "UZ": "Oʻzbekiston",
    "VN": "Việt Nam",
}

# Faces with the letters of those names and no others, for scripts that no face above has.
NAME_FACES = [
    # script, member of NOTO_CORE, first and last character
    ("Arabic", "NotoSansArabic-Regular.ttf", 0x0600, 0x06FF),
    ("Bengali", "NotoSansBengali-Regular.ttf", 0x0980, 0x09FF),
    ("Ethiopic", "NotoSansEthiopic-Regular.ttf", 0x1200, 0x137F),
    ("Hebrew", "NotoSansHebrew-Regular.ttf", 0x0590, 0x05FF),
    ("Khmer", "NotoSansKhmer-Regular.ttf", 0x1780, 0x17FF),
    ("Lao", "NotoSansLao-Regular.ttf", 0x0E80, 0x0EFF),
    ("Myanmar", "NotoSansMyanmar-Regular.ttf", 0x1000, 0x109F),
    ("Sinhala", "NotoSansSinhala-Regular.ttf", 0x0D80, 0x0DFF),
    ("Thai", "NotoSansThai-Regular.ttf", 0x0E00, 0x0E7F),
    # The package has no Tibetan without serifs.
    ("Tibetan", "NotoSerifTibetan-Regular.ttf", 0x0F00, 0x0FFF),
]
# Chinese, Japanese and Korean come from one collection. Its first font is the Japanese one, and draws
# the Chinese and the Korean name with the very glyphs that the Chinese and the Korean ones do.
CJK_PACKAGE = "fonts-noto-cjk_1%3a20220127+repack1-1_all.deb"
CJK_MEMBER = "./usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
CJK_FILE = "NamesCJK-Regular.otf"
CJK_FIRST, CJK_LAST = 0x3040, 0xD7FF

# What the interface writes itself, and letters that names in the catalogue need.
WRITTEN_EVERYWHERE = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
    "“”‘’‚„«»‹›–—…·•¶§†‡′″×÷±≈≤≥−←→↑↓✓№°½ªº©®™€£¥₹\u00a0\u2009\u202f"
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ"
    "ĀāĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĪīĮįİıĶķĹĺĻļĽľŁłŃńŅņŇňŌōŐőŒœŔŕŘřŚśŞşŠšŢţŤťŪūŮůŰűŲųŴŵŶŷŸŹźŻżŽžȘșȚțə"
    "ḌḍḤḥḶḷṂṃṆṇṚṛṢṣṬṭẒẓẠạẢảẤấẦầẨẩẬậẮắẸẹẾếỀềỆệỊịỌọỐốỒồỔổỘộỚớỜờỢợỤụỨứỪừỰựỲỳỴỵỶỷỸỹ"
    "ʻʼʾʿ"
    "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя"
    "ЂЃЄЅІЇЈЉЊЋЌЎЏҐґђѓєѕіїјљњћќўџӘәҒғҚқҢңҮүҰұҲҳҶҷӨөҺһ"
)
WRITTEN_IN_THE_INTERFACE = WRITTEN_EVERYWHERE + "Ḳḳ✗●○◆◇■□▲△▼▽▶◀★☆◦⌘⇧⌥⌃⏎⌫⇥↗↘↔↩" + "".join(ALIASES)
WRITTEN_IN_HINDI = "अआइईउऊएऐओऔकखगघचछजझटठडढणतथदधनपफबभमयरलवशषसहािीुूेैोौं्ृॉड़ढ़।०१२३४५६७८९ "
WRITTEN_IN_DHIVEHI = "ހށނރބޅކއވމފދތލގޏސޑޒޓޔޕޖޗަާިީުޫެޭޮޯް، "


def member(folder, package, name):
    """The bytes of one file of a package, after checking that it is the package we mean."""
    data = (folder / package).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != PACKAGES[package]:
        sys.exit(f"{package} is not the one these faces were built from: its SHA-256 is {found}")
    if package.endswith(".deb"):
        data = subprocess.run(["dpkg-deb", "--fsys-tarfile", folder / package], check=True, stdout=subprocess.PIPE).stdout
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        return archive.extractfile(name).read()


def make_figures_tabular(font):
    """Points the ten digits at their equal-width drawings, as the feature `tnum` would."""
    table = font["GSUB"].table
    lookups = {i for r in table.FeatureList.FeatureRecord if r.FeatureTag == "tnum" for i in r.Feature.LookupListIndex}
    tabular = {}
    for index in sorted(lookups):
        for subtable in table.LookupList.Lookup[index].SubTable:
            tabular.update(getattr(subtable, "ExtSubTable", subtable).mapping)
    for cmap in font["cmap"].tables:
        for digit in range(ord("0"), ord("9") + 1):
            if digit in cmap.cmap:
                cmap.cmap[digit] = tabular.get(cmap.cmap[digit], cmap.cmap[digit])


def add_aliases(font):
    for cmap in font["cmap"].tables:
        for alias, original in ALIASES.items():
            if cmap.isUnicode() and ord(original) in cmap.cmap:
                cmap.cmap.setdefault(ord(alias), cmap.cmap[ord(original)])


def keep_only(font, characters, features=FEATURES):
    options = Options()
    options.layout_features = features
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 8, 9, 11, 13, 14, 16, 17]
    options.notdef_outline = True
    options.glyph_names = False
    options.hinting = False
    # Packs tables alike whether or not uharfbuzz is installed.
    font.cfg["fontTools.ttLib.tables.otBase:USE_HARFBUZZ_REPACKER"] = False
    # Nothing is set from top to bottom.
    options.drop_tables += ["DSIG", "vhea", "vmtx", "VORG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def rename(font, family, style, weight):
    """A changed face of Source may not be called Source; a changed Inter or Noto should not pass for it."""
    names = font["name"]
    version = names.getDebugName(5).split(";")[0]
    postscript = f"{family.replace(' ', '')}-{style}"
    plain = style == "Regular"
    texts = {
        1: family if plain else f"{family} {style}",
        2: "Regular",
        3: f"{version};{postscript}",
        4: family if plain else f"{family} {style}",
        5: f"{version}; changed for Legation",
        6: postscript,
        16: None if plain else family,
        17: None if plain else style,
    }
    names.names = [n for n in names.names if n.platformID == 3 and n.langID == 0x409]
    for identifier, text in texts.items():
        names.removeNames(nameID=identifier)
        if text:
            names.setName(text, identifier, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    if "CFF " in font:
        drawings = font["CFF "].cff
        drawings.fontNames = [postscript]
        drawings[0].FullName = texts[4]
        drawings[0].FamilyName = family


def native_names(first, last):
    """The names of NATIVE_NAMES that begin in a block."""
    return [name for name in NATIVE_NAMES.values() if first <= ord(name[0]) <= last]


def name_faces():
    """File and names of every face that is made for names alone."""
    for script, _, first, last in NAME_FACES:
        yield f"Names{script}-Regular.ttf", native_names(first, last)
    yield CJK_FILE, native_names(CJK_FIRST, CJK_LAST)


def build_name_face(file, script, font, names):
    keep_only(font, sorted({ord(c) for c in " " + "".join(names)}), FEATURES_OF_SCRIPTS)
    rename(font, f"Legation Names {script}", "Regular", 400)
    font.save(HERE / file)


def build_name_faces(folder):
    for script, name, first, last in NAME_FACES:
        data = member(folder, NOTO_CORE, NOTO + name)
        font = TTFont(io.BytesIO(data), recalcTimestamp=False)
        build_name_face(f"Names{script}-Regular.ttf", script, font, native_names(first, last))
    data = member(folder, CJK_PACKAGE, CJK_MEMBER)
    font = TTFont(io.BytesIO(data), fontNumber=0, recalcTimestamp=False)
    build_name_face(CJK_FILE, "CJK", font, native_names(CJK_FIRST, CJK_LAST))


def build(folder):
    for file, package, name, family, style, weight in FACES:
        font = TTFont(io.BytesIO(member(folder, package, name)), recalcTimestamp=False)
        font.flavor = None
        ranges = LATIN + CYRILLIC + PUNCTUATION + SIGNS
        if family.startswith("Inter"):
            make_figures_tabular(font)
            add_aliases(font)
            ranges = ranges + GREEK + [(ord(alias), ord(alias)) for alias in ALIASES]
        keep_only(font, [c for first, last in ranges for c in range(first, last + 1)])
        rename(font, family, style, weight)
        font.save(HERE / file)
    for file in UNCHANGED:
        (HERE / file).write_bytes(member(folder, NOTO_CORE, NOTO + file))
    build_name_faces(folder)


def check_face(file, text, equal_digits):
    font = TTFont(HERE / file)
    cmap = font.getBestCmap()
    missing = sorted({c for c in text if ord(c) not in cmap})
    complaints = [f"{file} lacks " + " ".join(f"{c!r} U+{ord(c):04X}" for c in missing)] if missing else []
    if equal_digits and len({font["hmtx"][cmap[ord(d)]][0] for d in "0123456789"}) != 1:
        complaints.append(f"{file}: the digits differ in width")
    named = {name.nameID: name.toUnicode().lower() for name in font["name"].names if name.nameID in (1, 3, 4, 6, 16)}
    if "CFF " in font:
        drawings = font["CFF "].cff
        named["CFF"] = " ".join([*drawings.fontNames, drawings[0].FullName, drawings[0].FamilyName]).lower()
    for identifier, text in named.items():
        if "source" in text or ("noto" in text and file not in UNCHANGED):
            complaints.append(f"{file}: a name that is not ours to give is in name {identifier}")
    size = (HERE / file).stat().st_size
    print(f"{size:>8}  {len(cmap):>5} characters  {file}")
    return complaints, size


def check_native_names():
    """Every name must be written by one face, or its letters would not join."""
    files = [*(file for file, *_ in FACES if file.startswith("Inter")), *UNCHANGED, *(file for file, _ in name_faces())]
    known = {file: TTFont(HERE / file).getBestCmap() for file in files}
    return [
        f"no face can write {name} ({code})"
        for code, name in NATIVE_NAMES.items()
        if not any(all(ord(c) in cmap for c in name) for cmap in known.values())
    ]


def check():
    complaints, total = [], 0
    for file, *_ in FACES:
        interface = file.startswith("Inter")
        found, size = check_face(file, WRITTEN_IN_THE_INTERFACE if interface else WRITTEN_EVERYWHERE, True)
        complaints, total = complaints + found, total + size
    for file, text in zip(UNCHANGED, [WRITTEN_IN_HINDI, WRITTEN_IN_DHIVEHI]):
        found, size = check_face(file, text, False)
        complaints, total = complaints + found, total + size
    of_names = 0
    for file, names in name_faces():
        found, size = check_face(file, " " + "".join(names), False)
        complaints, of_names = complaints + found, of_names + size
    complaints += check_native_names()
    print(f"{of_names:>8}  for native names alone")
    print(f"{total + of_names:>8}  together")
    if complaints:
        sys.exit("\n".join(complaints))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        build(pathlib.Path(sys.argv[1]))
    check()
