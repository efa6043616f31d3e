"""The app behind one browser: `python -m reader.cli.served [OPTION]... [FILE]...`, run by `reader serve`.

Its standard streams lead to the server, not to a terminal; Textual's driver for that is named by the environment.
"""

from __future__ import annotations

import sys

import click

from reader.cli.arguments import ThemeName, date_option, pipeline_option


@click.command(add_help_option=False)
@click.argument("targets", nargs=-1)
@date_option
@pipeline_option
@click.option("--theme", type=ThemeName())
@click.option("--private", is_flag=True)
def served(
    targets: tuple[str, ...], published: str | None, pipeline: str | None, theme: str | None, private: bool
) -> None:
    from reader.app import run

    sys.exit(run(targets, published=published, pipeline=pipeline, theme=theme, private=private))


if __name__ == "__main__":
    served()
