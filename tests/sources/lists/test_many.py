import bz2
import gzip
import io
import lzma
import os
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.sources import SourceError, files, opened, read_entry
from reader.sources.listing import Listing
from reader.sources.lists import many
from reader.sources.lists.many import Left
from reader.sources.packed import archives
from reader.story import Article
from tests.sources.books import book

TEXT = "The council of {} voted on Monday to close the old harbour for good.\n"


def text(name: str) -> bytes:
    return TEXT.format(name).encode()


def zipped(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def tarred(members: dict[str, bytes], *others: tarfile.TarInfo) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        for info in others:
            archive.addfile(info)
    return data.getvalue()


PACKERS: dict[str, Callable[[dict[str, bytes]], bytes]] = {
    "zip": zipped,
    "tar": tarred,
    "tar.gz": lambda members: gzip.compress(tarred(members)),
    "tar.bz2": lambda members: bz2.compress(tarred(members)),
    "tar.xz": lambda members: lzma.compress(tarred(members)),
}


def found(*targets: str | Path) -> tuple[list[str], list[Left]]:
    """The names of the articles within the last folder of their path, and what was left out."""
    all_of_it = list(many.every(many.named(map(str, targets))))
    articles = [one for one in all_of_it if isinstance(one, Article)]
    return [article.source for article in articles], [one for one in all_of_it if isinstance(one, Left)]


def lay(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text(name))


def test_a_folder_gives_its_articles_in_order_and_counts_what_is_of_another_kind(tmp_path: Path) -> None:
    lay(tmp_path, "b.txt", "a/z.txt", "a/deep/er/still/and/more/a.md", "c", "17", ".hidden.txt", ".git/a.txt", "p.jpg")
    (tmp_path / "found.json").write_text('{"schema": "reader/1"}')
    (tmp_path / "loop").symlink_to(tmp_path)
    names, left = found(tmp_path)
    assert [os.path.relpath(name, tmp_path) for name in names] == [
        "17", "a/deep/er/still/and/more/a.md", "a/z.txt", "b.txt", "c",
    ]  # fmt: skip
    assert [one.failed for one in left if "kind that is not read" in one.sentence] == [False]
    assert len(left) == 1, "a folder that is a link is passed over"
    assert any("2 files are of a kind that is not read" in one.sentence for one in left)


def test_where_there_is_nothing_a_sentence_says_so(tmp_path: Path) -> None:
    nothing, hidden, packed = tmp_path / "nothing", tmp_path / "hidden", tmp_path / "none.zip"
    nothing.mkdir()
    hidden.mkdir()
    (hidden / ".draft.txt").write_bytes(text("Lund"))
    packed.write_bytes(zipped({".draft.txt": text("Lund")}))
    for place in (nothing, hidden, packed):
        assert list(many.every([str(place)])) == [Left(f"There is no article in {place}.")]


def test_one_that_cannot_be_read_costs_no_other(tmp_path: Path) -> None:
    lay(tmp_path, "a.txt", "c.txt")
    (tmp_path / "b.txt").touch()
    (tmp_path / "d.zip").write_bytes(b"PK\x03\x04 and no more of it")
    names, left = found(tmp_path, tmp_path / "no such file", tmp_path / "a.txt")
    assert [Path(name).name for name in names] == ["a.txt", "c.txt", "a.txt"]
    assert ["b.txt is empty" in left[0].sentence, "d.zip" in left[1].sentence] == [True, True]
    assert "There is no file" in left[2].sentence
    assert all(one.failed for one in left)


def test_a_files_address_is_taken_as_its_path(tmp_path: Path) -> None:
    lay(tmp_path, "the pier.txt")
    addresses = tmp_path / "addresses"
    addresses.write_text(f"{(tmp_path / 'the pier.txt').as_uri()}\n")
    given = [(tmp_path / "the pier.txt").as_uri()]
    assert [*many.named(given, [str(addresses)])] == [str(tmp_path / "the pier.txt")] * 2


def test_patterns_that_no_shell_has_expanded(tmp_path: Path) -> None:
    lay(tmp_path, "b.txt", "a.txt", "c.md", "in/d.txt", "[1].txt")
    assert [Path(name).name for name in found(tmp_path / "*.txt")[0]] == ["[1].txt", "a.txt", "b.txt"]
    assert [Path(name).name for name in found(tmp_path / "**" / "?.txt")[0]] == ["a.txt", "b.txt", "d.txt"]
    assert [Path(name).name for name in found(tmp_path / "[1].txt")[0]] == ["[1].txt"], "a file of that very name"
    names, left = found(tmp_path / "*.pdf")
    assert not names
    assert "There is no file that" in left[0].sentence
    assert left[0].failed


@pytest.mark.parametrize("kind", PACKERS)
def test_archives_are_read_without_unpacking_them(kind: str, tmp_path: Path) -> None:
    members = {"z.txt": text("z"), "in/a.txt": text("a"), "in/p.png": b"\x89PNG", ".DS_Store": b"x", "m.gz": gzip.compress(text("m"))}  # fmt: skip  # noqa: E501
    target = tmp_path / f"news.{kind}"
    target.write_bytes(PACKERS[kind](members))
    names, left = found(target)
    assert names == [f"{target}/z.txt", f"{target}/in/a.txt", f"{target}/m.gz"]
    assert [one.failed for one in left] == [False]
    assert os.listdir(tmp_path) == [target.name]
    assert found(tmp_path)[0] == names, "as in the folder that it lies in"


def test_what_no_archive_may_hold_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    link = tarfile.TarInfo("link.txt")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    device = tarfile.TarInfo("device")
    device.type = tarfile.CHRTYPE
    inner = {"a.txt": b"x"}
    bad = dict.fromkeys(("/etc/a.txt", "../../a.txt", "in/../../a.txt", "C:\\a.txt"), b"x")
    bad |= {"inner.zip": zipped(inner), "inner.tgz": gzip.compress(tarred(inner))}
    (tmp_path / "a.tar").write_bytes(tarred(bad | {"good.txt": text("x")}, link, device))
    names, left = found(tmp_path / "a.tar")
    assert names == [f"{tmp_path}/a.tar/good.txt"]
    assert len(left) == 1
    assert left[0].failed
    for reason in ("1 linked elsewhere", "1 no plain file", "2 an archive itself", "4 with a name outside of it"):
        assert reason in left[0].sentence


def test_encrypted_members_and_links_of_a_zip(tmp_path: Path) -> None:
    data = bytearray(zipped({"secret.txt": text("s"), "good.txt": text("g")}))
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + flags] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    names, left = found(tmp_path / "a.zip")
    assert names == [f"{tmp_path}/a.zip/good.txt"]
    assert "1 encrypted" in left[0].sentence
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert "1 linked elsewhere" in found(tmp_path / "b.zip")[1][0].sentence


@pytest.mark.parametrize("kind", PACKERS)
def test_a_member_may_be_as_large_as_a_file(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 2_000)
    (tmp_path / f"a.{kind}").write_bytes(PACKERS[kind]({"big.txt": b"word " * 1_000, "small.txt": text("x")}))
    names, left = found(tmp_path / f"a.{kind}")
    assert names == [f"{tmp_path}/a.{kind}/small.txt"]
    assert "big.txt is larger than" in left[0].sentence


@pytest.mark.parametrize("kind", ["zip", "tar.gz", "tar.bz2", "tar.xz"])
def test_bombs_are_given_up(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "SMALL", 100_000)
    zeros = {f"{n}.txt": bytes(1_000_000) for n in range(20)}
    (tmp_path / f"a.{kind}").write_bytes(PACKERS[kind](zeros))
    names, left = found(tmp_path / f"a.{kind}")
    assert not names
    assert "unpacks to more than an archive of its size" in left[-1].sentence


def test_a_tar_that_lies_about_lengths_takes_no_memory(tmp_path: Path) -> None:
    data = bytearray(tarred({"a" * 200: b"x"}))  # a long name is a part of its own, whose length the header tells
    data[124:136] = b"77777777777\0"
    data[148:156] = b"        "
    data[148:156] = b"%06o\0 " % sum(data[:512])
    (tmp_path / "a.tar").write_bytes(data)
    assert "damaged or incomplete" in found(tmp_path / "a.tar")[1][0].sentence


@pytest.mark.parametrize("kind", PACKERS)
def test_cut_archives_give_what_came_and_say_so(kind: str, tmp_path: Path) -> None:
    whole = PACKERS[kind](
        {f"{n}.txt": text(str(n)) + zlib.crc32(b"%d" % n).to_bytes(4).hex().encode() for n in range(9)}
    )
    for part in range(100, len(whole) - (10_240 - 700 if kind == "tar" else 1), max(1, len(whole) // 40)):
        (tmp_path / "a").write_bytes(whole[:part])
        names, left = found(tmp_path / "a")
        assert left, part
        assert len(names) < 10
        assert all(one.sentence.endswith(".") and one.sentence.isprintable() for one in left)


def test_books_and_office_documents_are_no_archives(tmp_path: Path) -> None:
    (tmp_path / "a.epub").write_bytes(book())
    (tmp_path / "a.docx").write_bytes(zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}))
    assert found(tmp_path / "a.epub")[0] == [f"{tmp_path}/a.epub"]
    assert "an office document" in found(tmp_path / "a.docx")[1][0].sentence


def test_lists_have_a_name_a_line(tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(b"a.txt\r\n\n  https://x.example/b \nc[1].txt\n\xff.txt")
    assert list(many.listed(str(tmp_path / "list"))) == ["a.txt", "https://x.example/b", "c[1].txt", os.fsdecode(b"\xff.txt")]  # fmt: skip  # noqa: E501
    assert list(many.named(["x.txt"], [str(tmp_path / "list")]))[:2] == ["x.txt", "a.txt"]
    for data in (b"x" * 20_000, b"a\0b"):
        (tmp_path / "list").write_bytes(data)
        with pytest.raises(SourceError, match="is no list of names"):
            list(many.listed(str(tmp_path / "list")))
    with pytest.raises(SourceError, match="could not be read: no such file"):
        list(many.listed(str(tmp_path / "nowhere")))


def test_how_many_there_will_be(tmp_path: Path) -> None:
    lay(tmp_path, "in/a.txt", "in/b.txt", "in/c.jpg", "d.txt")
    assert (
        many.count([str(tmp_path / "in"), str(tmp_path / "d.txt"), str(tmp_path / "*.txt"), "https://x.example/"]) == 5
    )
    (tmp_path / "e.zip").write_bytes(zipped({"a.txt": b"x"}))
    assert many.count([str(tmp_path / "e.zip")]) is None
    assert many.count([str(tmp_path)]) is None


@pytest.mark.parametrize("kind", ["folder", *PACKERS])
def test_a_folder_or_an_archive_opens_as_a_list(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = {f"{n}.txt": text(f"town {n}") for n in range(5)}
    target = tmp_path / "news"
    if kind == "folder":
        lay(target, *names)
    else:
        target.write_bytes(PACKERS[kind](names))
    listing = opened(str(target))
    assert isinstance(listing, Listing)
    assert ([entry.title for entry in listing.entries], listing.note) == (list(names), "")
    article = read_entry(listing.entries[3], str(target), published="2024-05-01")
    assert isinstance(article, Article)
    assert (article.source, article.published) == (f"{target}/3.txt", "2024-05-01")
    monkeypatch.setattr("reader.sources.lists.members.MOST", 2)
    listing = opened(str(target))
    assert isinstance(listing, Listing)
    assert len(listing.entries) == 2
    assert "Only the first 2 files" in listing.note
