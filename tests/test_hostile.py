"""Bad and hostile input through the real commands: refused or harmless, quick, small, and the old output whole."""

from __future__ import annotations

import io
import json
import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

SECONDS = 2.0
"""Most processor time beyond that of printing a small plan."""

MEGABYTES = 300

PLAN = "title: t\nsessions:\n  - name: A\n    exercises:\n      - deadlift: 5x5\n"
OLD = b"old and whole"


@dataclass(frozen=True)
class Done:
    code: int
    said: str
    seconds: float
    megabytes: float
    opened: list[str]
    outward: list[str]


Command = Callable[..., Done]


SCRIPT = str(Path(__file__).with_name("hostile_run.py"))


@pytest.fixture(scope="session")
def server() -> Iterator[subprocess.Popen[str]]:
    """A process that has planner loaded and runs commands in forks of itself."""
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, SCRIPT], stdin=pipe, stdout=pipe, encoding="utf-8") as process:
        yield process


def ran(server: subprocess.Popen[str], folder: Path, *command: str) -> Done:
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(f"{json.dumps([str(folder), *command])}\n")
    server.stdin.flush()
    return done_in(folder, int(server.stdout.readline()), (folder / "said.txt").read_text(encoding="utf-8"))


def done_in(folder: Path, code: int, said: str) -> Done:
    """What a command did; the folder is left as the command leaves it."""
    assert "Traceback" not in said, said
    report = folder / "report.json"
    assert report.is_file(), (code, said[-2000:])
    done = Done(code, said, **json.loads(report.read_text(encoding="utf-8")))
    report.unlink()
    (folder / "said.txt").unlink(missing_ok=True)
    return done


@pytest.fixture
def planner(tmp_path: Path, server: subprocess.Popen[str]) -> Command:
    """Runs a command; with variables of the environment, which count from the start, in a process of its own."""

    def run(*args: str, **environment: str) -> Done:
        if not environment:
            return ran(server, tmp_path, *args)
        command = [sys.executable, SCRIPT, "report.json", *args]
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return done_in(tmp_path, done.returncode, done.stderr)

    return run


@pytest.fixture(scope="session")
def usual(server: subprocess.Popen[str], tmp_path_factory: pytest.TempPathFactory) -> float:
    """Processor seconds of printing a small plan."""
    folder = tmp_path_factory.mktemp("usual")
    (folder / "p.yaml").write_text(PLAN)
    return ran(server, folder, "build", "p.yaml", "-q").seconds


def within_limits(done: Done, usual: float) -> None:
    assert done.seconds - usual < SECONDS
    assert done.megabytes < MEGABYTES
    assert done.outward == []
    assert len(done.said) < 300_000


def laughs(depth: int) -> str:
    letters = "abcdefghijklmnop"[:depth]
    rows = [f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in pairwise(letters)]
    return "\n".join(["a: &a [lol]", *rows, PLAN])


def session(items: str, count: int) -> str:
    return "sessions:\n" + "".join(f"  - name: S{n}\n    exercises:\n{items}" for n in range(count))


PLANS: dict[str, tuple[str | bytes, str]] = {
    "laughs": (laughs(12), "the document has over 50,000 values"),
    "merge": (f"a: &a {{x: 1}}\nb: &b {{<<: [{', '.join(['*a'] * 99)}]}}\n{PLAN}", "merging with << is not supported"),
    "cycle": ("&a [*a]", '"*a" stands inside what it repeats'),
    "lists in lists": ("[" * 100_000, "nested over 30 deep"),
    "maps in maps": ("".join(f"{' ' * n}a:\n" for n in range(1_300)), "nested over 30 deep"),
    "small maps": ("a:\n" + "- {x: 1}\n" * 110_000, "the document has over 50,000 values"),
    "too large": (PLAN + "#" * 1_000_000, "the file is over 1 MB"),
    "twice": (f"title: a\n{PLAN}", 'the key "title" stands twice'),
    "tag": (PLAN.replace("t\n", '!!python/object/apply:os.system ["touch pwned"]\n', 1), "is a tag for YAML"),
    "control characters": (PLAN.replace("t\n", "a\x00\x1b[31m\x9b\n", 1), "U+0000"),
    "escaped control character": (PLAN.replace("t\n", '"a\\x07"\n', 1), "U+0007"),
    "turned reading direction": (PLAN.replace("t\n", "a\u202eb\u2067\n", 1), "U+202E"),
    "surrogate": (b"title: \xed\xa0\x80\n", "this is not UTF-8 text"),
    "marks": (PLAN.replace("t\n", "a" + "\u0301" * 150_000 + "\n", 1), "marks on one letter"),
    "noise": (bytes(range(256)) * 3_000, "this is not UTF-8 text"),
    "colons": ("a: b: " * 150_000, "error: "),
    "unclosed": ('a: "' + "b\n" * 400_000, "this quote is not closed"),
    "notes": (f"notes: {'w ' * 400_000}\n{PLAN}", "the limit is 2,000"),
    "dose": (PLAN.replace("5x5", "5x5, " * 150_000), "a dose has at most 500 characters"),
    "sets": (PLAN.replace("5x5", "99999x5"), "a dose has 1 to 100 sets, not 99999"),
    "all sets": (session("      - deadlift: 99x5\n" * 50, 90), "the limit is 5,000"),
    "wrong doses": (session("      - deadlift: 5x5x5 @@ {\n" * 50, 100), "error: "),
    "unknown exercises": (session("".join(f"      - dedlift{n}: 1x5\n" for n in range(50)), 20), "unknown exercise"),
    "numbers": (
        f"bodyweight: .nan\nrounding: -.inf\nmaxes: {{deadlift: 1e999}}\n{PLAN}",
        '"rounding" must be a weight',
    ),
    "content outside": (f"content: /etc\n{PLAN}", '"/etc" is not a folder near the plan'),
    "content far above": (f"content: ../../../../..\n{PLAN}", "is not a folder near the plan"),
    "theme outside": (f"design: {{theme: ../../x.yaml}}\n{PLAN}", 'unknown theme "../../x.yaml"'),
}


@pytest.mark.parametrize("name", PLANS)
def test_a_hostile_plan_is_refused(planner: Command, usual: float, tmp_path: Path, name: str) -> None:
    text, said = PLANS[name]
    (tmp_path / "p.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    (tmp_path / "p.pdf").write_bytes(OLD)
    done = planner("build", "p.yaml")
    assert done.code == 1
    assert said in done.said
    within_limits(done, usual)
    assert (tmp_path / "p.pdf").read_bytes() == OLD
    assert sorted(path.name for path in tmp_path.iterdir()) == ["p.pdf", "p.yaml"]


AS_PROJECT = (
    "laughs",
    "cycle",
    "maps in maps",
    "small maps",
    "too large",
    "tag",
    "surrogate",
    "marks",
    "content outside",
)


@pytest.mark.parametrize("name", AS_PROJECT)
def test_a_hostile_project_file_is_refused(planner: Command, usual: float, tmp_path: Path, name: str) -> None:
    text, said = PLANS[name]
    (tmp_path / "planner.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    (tmp_path / "p.yaml").write_text(PLAN)
    done = planner("check", "-v", "p.yaml")
    assert done.code == 1
    assert said in done.said
    within_limits(done, usual)


DIVIDED = "the paragraph is over 4,000 characters; it is divided"
CUT = "the text is over 60,000 characters; the rest is left out"
CUT_LINES = "the text is over 2,000 lines; the rest is left out"
TEXTS: dict[str, tuple[str, str]] = {
    "one paragraph": ("word " * 190_000, DIVIDED),
    "one word": ("W" * 900_000, DIVIDED),
    "paragraphs": ("w\n\n" * 300_000, CUT_LINES),
    "hard breaks": ("w  \n" * 200_000, DIVIDED),
    "brackets": ("[" * 400_000, DIVIDED),
    "links in links": ("[a](" * 200_000, DIVIDED),
    "emphasis": ("*a_" * 300_000, DIVIDED),
    "bold runs": ("**a** " * 140_000, "the text changes its look over 2,000 times; the rest is plain"),
    "backticks": ("".join("`" * n + " " for n in range(1_300)), CUT),
    "quotations": ("> " * 400_000, CUT),
    "lists in lists": ("".join(f"{'  ' * n}- a\n" for n in range(900)), CUT),
    "steps": ("## INSTRUCTIONS\n" + "1. a\n" * 180_000, CUT_LINES),
    "table": ("|a|b|\n|-|-|\n" + "|x|y|\n" * 150_000, "the table is too large to be set as one"),
    "sections": ("## S\nx\n" * 120_000, CUT_LINES),
    "definitions": ("".join(f"[a{n}]: /x\n" for n in range(60_000)) + "[a1]" * 1_000, CUT_LINES),
    "entities": ("&#99999999;" * 80_000, DIVIDED),
    "tags": ('<a href="javascript:x">' * 40_000, DIVIDED),
    "front matter": (
        "---\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 900)) + "---\n1. a\n",
        "",
    ),
    "control characters": ("a\x00\x1b\u202e\ufeff" * 100_000, "the character U+0000 and "),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_exercise_prints(planner: Command, usual: float, tmp_path: Path, name: str) -> None:
    text, said = TEXTS[name]
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "x.md").write_text(text, encoding="utf-8")
    done = planner("sheet", "x", "--content", "c")
    assert (done.code, done.said.splitlines()[-1].split(":")[0]) == (0, "x.pdf")
    assert f"warning: {said}" in done.said
    assert "U+000A" not in done.said
    within_limits(done, usual)
    sound(tmp_path / "x.pdf")


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L4s", len(data), kind) + data + struct.pack(">L", zlib.crc32(kind + data))


def png(width: int, height: int, data: bytes = b"") -> bytes:
    head = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def saved(kind: str, **options: Any) -> bytes:
    picture = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(picture, kind, **options)
    return picture.getvalue()


def jpeg_of_size(width: int, height: int) -> bytes:
    raw = saved("JPEG")
    at = raw.index(b"\xff\xc0") + 5
    return raw[:at] + struct.pack(">HH", height, width) + raw[at + 4 :]


def webp_of_size(width: int, height: int) -> bytes:
    extended = b"VP8X" + struct.pack("<L", 10) + bytes(4) + (width - 1).to_bytes(3, "little")
    body = b"WEBP" + extended + (height - 1).to_bytes(3, "little") + saved("WEBP")[12:]
    return b"RIFF" + struct.pack("<L", len(body)) + body


PICTURES: dict[str, tuple[bytes, str]] = {
    "PNG bomb": (png(13_000, 13_000, zlib.compress(bytes(13_000 * 39_001 // 8))), "169 megapixels, more than 25"),
    "PNG that is longer than it says": (png(9, 9, zlib.compress(bytes(400_000_000), 1)), ""),
    "JPEG bomb": (jpeg_of_size(60_000, 60_000), "3,600 megapixels, more than 25"),
    "WebP bomb": (webp_of_size(16_000, 16_000), "256 megapixels, more than 12"),
    "cut short": (saved("PNG")[:-30], "damaged or cut short"),
    "EPS": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(x) (w) file\n", "not a picture that planner can print"),
    "SVG": (b'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>', "not a picture that planner can"),
    "TIFF": (saved("TIFF"), "not a picture that planner can print"),
    "nothing": (b"", "not a picture that planner can print"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_hostile_picture_is_left_out(planner: Command, usual: float, tmp_path: Path, name: str) -> None:
    raw, said = PICTURES[name]
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "p.png").write_bytes(raw)
    (tmp_path / "c" / "x.md").write_text("---\ntitle: x\nimage: p.png\n---\n1. a\n")
    done = planner("sheet", "x", "--content", "c")
    within_limits(done, usual)
    assert done.code == 0
    if said:
        assert done.said.startswith(f"{Path('c/x.md')}:3:8: warning: ")
        assert said in done.said
        assert pictures(tmp_path / "x.pdf") == 0
    sound(tmp_path / "x.pdf")


def test_pictures_stay_inside_their_folder(planner: Command, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(saved("PNG"))
    content = tmp_path / "c"
    content.mkdir()
    (content / "link.png").symlink_to(secret)
    os.mkfifo(content / "pipe.png")
    names = (
        *("../secret.png", "/../secret.png", "%2e%2e/secret.png", "..\\\\secret.png", str(secret), secret.as_uri()),
        *("link.png", "pipe.png", "/dev/zero", "/etc/passwd", "http://127.0.0.1:9/x.png", "//127.0.0.1/x.png"),
        *("\\\\\\\\host\\\\x.png", "data:image/png;base64,AAAA", "x" * 5_000, "\\0.png"),
    )
    for number, name in enumerate(names):
        (content / f"x{number}.md").write_text(f'---\nimage: "{name}"\n---\n![a]({name}) <img src="{name}">\n')
    done = planner("sheet", "--all", "--content", "c", "-o", "x.pdf")
    assert done.code == 0
    assert done.outward == []
    assert {name for name in done.opened if "secret" in name or name.startswith(("/dev/zero", "/etc/pass"))} == set()
    assert str(content / "pipe.png") not in done.opened
    assert pictures(tmp_path / "x.pdf") == 0


@pytest.mark.parametrize("name", ["/dev/zero", "folder", "pipe.yaml", "loop.yaml", "absent.yaml"])
def test_what_is_no_file_is_not_read(planner: Command, usual: float, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "p.yaml").write_text(PLAN)
    theme = [("build", "p.yaml", "--theme", name)] if name.endswith(".yaml") else []
    for args in (("build", name), *theme):
        done = planner(*args)
        assert done.code == 1
        assert done.said.startswith("error: ")
        within_limits(done, usual)


def test_a_whole_disk_is_no_library(planner: Command, usual: float, tmp_path: Path) -> None:
    for number in range(2_100):
        (tmp_path / "wide" / str(number)).mkdir(parents=True)
    (tmp_path / "wide" / "loop").symlink_to("..")
    tmp_path.joinpath("wide", *"abcdefghijkl").mkdir(parents=True)
    done = planner("list", "--content", "wide")
    within_limits(done, usual)
    assert "wide holds over 2,000 folders; the rest is left out" in done.said


MARKUP = (
    '<img src="http://127.0.0.1:9/x.png"/>',
    '<img src="/etc/passwd" width="9"/>',
    '<a href="javascript:alert(1)">tap</a>',
    '<font size="nan" color="rl_safe_eval">big</font>',
    '<onDraw name="x" label="y"/>',
    "</para><para leading=0>",
    "&#99999999; &lt; &nosuch;",
    "{0} {title} {{ }} {x!r}",
    "%s %(x)s 100% %n",
    "a < b > c & d",
    "\\) Tj ET >> endobj (",
    "$x${y} `id` ' \" --",
)


def keys(item: object) -> set[str]:
    return set(item.keys()) if isinstance(item, pikepdf.Dictionary | pikepdf.Stream) else set()


def inside(item: Any, depth: int = 0) -> list[Any]:
    """An object and the direct objects in it; indirect ones come by themselves."""
    members: list[Any] = list(item) if isinstance(item, pikepdf.Array) else [item[key] for key in keys(item)]
    direct = [one for one in members if isinstance(one, pikepdf.Object) and not one.is_indirect and depth < 20]
    return [item, *(found for one in direct for found in inside(one, depth + 1))]


def pictures(pdf: Path) -> int:
    with pikepdf.open(pdf) as document:
        return sum("/Subtype" in keys(one) and one.Subtype == "/Image" for one in document.objects)


def sound(pdf: Path) -> list[str]:
    """Checks that nothing in the file acts, fetches or leans on a font of the reader; returns the addresses in it."""
    addresses = []
    with pikepdf.open(pdf) as document:
        for item in (part for one in document.objects for part in inside(one)):
            found = keys(item)
            assert not found & {"/JS", "/JavaScript", "/AA", "/EmbeddedFiles", "/RichMedia", "/XFA", "/OpenAction"}
            if "/S" in found and "/URI" in found:
                addresses.append(str(item.URI))
            elif "/S" in found and found & {"/D", "/F", "/Win", "/N"}:
                assert item.S in ("/GoTo", "/D"), item
            if "/BaseFont" in found:
                assert "+" in str(item.BaseFont)
                assert "Helvetica" not in str(item.BaseFont)
    assert all(address.startswith(("http://", "https://", "mailto:")) for address in addresses)
    return addresses


def words(pdf: Path) -> str:
    """The text of all pages without any white space, since lines break anywhere."""
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return squeezed(text)


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("\ufffe", "").replace("\u00ad", "")


def test_markup_in_every_text_of_a_plan_is_printed_as_it_is(planner: Command, tmp_path: Path) -> None:
    title, athlete, coach, contact, notes, name, word, free, day, rest, *_ = MARKUP
    plan = {
        "title": title,
        "athlete": athlete,
        "coach": {"name": coach, "contact": contact},
        "notes": "\n".join(MARKUP),
        "sessions": [
            {
                "name": name,
                "notes": day,
                "exercises": [{"deadlift": "3x5", "notes": notes}, {"name": free, "sets": "2x5", "notes": word}],
            },
            {"name": rest, "notes": MARKUP[10]},
        ],
    }
    (tmp_path / "p.yaml").write_text(json.dumps(plan, indent=1), encoding="utf-8")
    done = planner("build", "p.yaml")
    assert done.code == 0, done.said
    assert done.outward == []
    assert sound(tmp_path / "p.pdf") == []
    text = words(tmp_path / "p.pdf")
    assert [one for one in MARKUP if squeezed(one) not in text] == []
    with pikepdf.open(tmp_path / "p.pdf") as document:
        assert str(document.docinfo["/Title"]) == title
        with document.open_metadata() as xmp:
            assert xmp["dc:title"] == title


def test_markup_in_every_text_of_an_exercise_is_printed_as_it_is(planner: Command, tmp_path: Path) -> None:
    (tmp_path / "c").mkdir()
    front = {"subtitle": MARKUP[0], "description": MARKUP[1], "author": MARKUP[2], "source": MARKUP[3]}
    front["licence"] = MARKUP[4]
    code = "\n".join(f"- ``{one}``" for one in MARKUP if "`" not in one)
    body = (
        f"## {MARKUP[7]}\n{code}\n\n[a](javascript:alert(1)) [b](file:///etc/passwd) [c](https://example.org/ü?a=b)\n"
        '<a href="data:x">d</a> <script>alert(1)</script> [e](\\\\\\\\host\\x) [f](mailto:ana@example.org) <pdf:x>\n'
    )
    head = "".join(f"{key}: {json.dumps(value)}\n" for key, value in front.items())
    (tmp_path / "c" / "x.md").write_text(f"---\n{head}---\n{body}", encoding="utf-8")
    done = planner("sheet", "x", "--content", "c")
    assert done.code == 0, done.said
    assert done.outward == []
    assert set(sound(tmp_path / "x.pdf")) == {"https://example.org/%C3%BC?a=b", "mailto:ana@example.org"}
    text = words(tmp_path / "x.pdf")
    assert [one for one in (*front.values(), *MARKUP[:-1]) if squeezed(one) not in text] == []
    assert "alert(1)</script>" not in text


def test_settings_of_reportlab_change_nothing(planner: Command, tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(PLAN)
    assert planner("build", "p.yaml", "-o", "plain.pdf").code == 0
    home = tmp_path / "home"
    home.mkdir()
    places = ("reportlab_settings.py", "reportlab_mods.py", "home/.reportlab_settings", "home/.reportlab_mods")
    for place in map(tmp_path.joinpath, places):
        place.write_text("open('executed', 'w').close()\npageCompression = 0\ncanvas_basefontname = 'Courier'\n")
    settings = {
        "RL_trustedHosts": "*",
        "RL_pageCompression": "0",
        "RL_useA85": "1",
        "RL_invariant": "no number",
        "RL_canvas_basefontname": "Times-Roman",
        "RL_canvas_baseColor": "red",
        "RL_pdfMultiLine": "1",
        "RL__FUZZ": "5",
        "RL_xmlParser": "none",
        "RL_documentLang": "de-DE",
    }
    done = planner("build", "p.yaml", "-o", "changed.pdf", HOME=str(home), **settings)
    assert (done.code, done.said) == (0, "changed.pdf: 3 pages\n")
    assert (tmp_path / "changed.pdf").read_bytes() == (tmp_path / "plain.pdf").read_bytes()
    assert not (tmp_path / "executed").exists()


def test_the_hash_seed_and_the_time_zone_change_nothing(planner: Command, tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(PLAN)
    made = []
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        assert planner("build", "p.yaml", PYTHONHASHSEED=seed, TZ=zone).code == 0
        made.append((tmp_path / "p.pdf").read_bytes())
    assert made[0] == made[1]
