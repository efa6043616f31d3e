"""Where the stories go that `reader extract` makes: to standard output, into a folder, into one Parquet file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from reader import output
from reader.cli.arguments import Refusal
from reader.engine.maker import maker
from reader.export import collection
from reader.export.json import encode
from reader.sources.targets import shown
from reader.story import Article, Story

NO_PARQUET = "Parquet needs the extra “parquet”: pip install 'reader-news[parquet]'."


class Results:
    """Takes stories, in the order given. All methods raise `Refusal` where something cannot be written.

    Where both a folder and a Parquet file are wanted, the latter is made of the former in the end.
    """

    def __init__(self, folder: Path | None, parquet: Path | None, pipeline: str | None, stack: ExitStack) -> None:
        """`stack` is left when all is done, or given up."""
        self.are_printed = folder is None and parquet is None
        self._paths: dict[int, Path] = {}
        """Of the articles that are under way, by their ids."""
        self._made: dict[Path, bool] = {}
        """The files of the articles in the order in which these came, and whether the story is there."""
        self._collection = None
        if folder is not None:
            with _writing(folder):
                self._collection = collection.Collection(folder, maker(pipeline))
        self._parquet = parquet
        self._table = None
        if parquet is not None:
            try:
                from reader.export.parquet import ParquetFile
            except ImportError:
                raise Refusal(NO_PARQUET) from None
            with _writing(parquet):
                self._table = stack.enter_context(ParquetFile(parquet))

    def lack(self, article: Article) -> bool:
        """Whether the story of an article has yet to be made. Asked for each, as they come."""
        if self._collection is None:
            return True
        path = self._collection.path(article)
        made = self._collection.has(path, article)
        self._made[path] = made
        if not made:
            self._paths[id(article)] = path
        return not made

    def take(self, story: Story) -> None:
        """Writes a story that was lacking."""
        document = encode(story)
        if self._collection is not None:
            path = self._paths.pop(id(story.article))
            with _writing(path):
                self._collection.write(path, document)
            self._made[path] = True
        elif self._table is not None and self._parquet is not None:
            with _writing(self._parquet):
                self._table.add(document)
        else:
            output.write(document + b"\n")

    def finish(self) -> None:
        """All stories are there."""
        if self._table is None or self._parquet is None:
            return
        with _writing(self._parquet):
            for path in (path for path, made in self._made.items() if made):
                self._table.add(path.read_bytes())
            self._table.finish()


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError:
        raise Refusal(f"{shown(str(path))} is a file; --out needs a folder.") from None
    except OSError as error:
        raise Refusal(f"{shown(str(path))} cannot be written: {(error.strerror or str(error)).lower()}.") from error
