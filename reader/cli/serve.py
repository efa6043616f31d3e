"""`reader serve`: the same app in a browser, by textual-serve, which the extra “serve” brings."""

from __future__ import annotations

import ipaddress
import os

import click

from reader import output
from reader.cli.arguments import (
    Number,
    Refusal,
    date_option,
    help_option,
    pipeline_option,
    private_option,
    targets,
    theme_option,
)
from reader.sources import files
from reader.sources.lists import many
from reader.sources.targets import is_address, missing, shown

MISSING = "A browser needs the extra “serve”: pip install 'reader-news[serve]'."
HERE = "127.0.0.1"
PORT = 8000
OPEN = "Whoever knows this address reads and writes with Reader what you can, and nothing on its way is encrypted."


class Host(click.ParamType[str]):
    """An IP address of this machine, of which there is one."""

    name = "ADDRESS"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            address = ipaddress.ip_address(value)
        except ValueError:
            self.fail(f"{shown(value)} is not an IP address.", param, ctx)
        if address.is_unspecified or address.is_multicast:
            self.fail(f"{address} is not one address; give the one that the browser is to use.", param, ctx)
        return str(address)


@click.command(name="serve", add_help_option=False)
@targets("[FILE|FOLDER|URL]...")
@click.option("--host", type=Host(), default=HERE, help=f"The address to be reached at; {HERE}, if not said.")
@click.option("--port", type=Number(1, 65535), default=PORT, help=f"Its port; {PORT}, if not said.")
@date_option
@pipeline_option
@theme_option
@private_option
@help_option
def serve_command(
    targets: tuple[str, ...],
    host: str,
    port: int,
    published: str | None,
    pipeline: str | None,
    theme: str | None,
    private: bool,
) -> int:
    """Read in a browser.

    Prints an address that opens the texts there, until Ctrl+C. It leads to this machine alone, unless --host says
    otherwise, and has a secret in it, so that no other page and nobody else on the machine finds it. Without texts,
    shows what you have read, and offers the samples.
    """
    if files.STANDARD_INPUT in map(files.descriptor, targets):
        raise click.UsageError("Standard input is there once, a browser can come again: give a file or an address.")
    try:
        from reader.cli.serving import Site
    except ImportError:
        raise Refusal(MISSING) from None
    named = [one for one in map(_there, many.named(targets)) if one is not None]
    if targets and not named:
        return 1
    options = {"--date": published, "--pipeline": pipeline, "--theme": theme}
    arguments = [f"{name}={value}" for name, value in options.items() if value is not None]
    site = Site([*arguments, *(["--private"] if private else []), "--", *named], host, port)

    def announce() -> None:
        output.line(f"Reader is at {site.address} until Ctrl+C.")
        if not ipaddress.ip_address(host).is_loopback:
            output.say(OPEN)

    try:
        site.run(announce)
    except OSError as error:
        why = os.strerror(error.errno).lower() if error.errno else str(error)
        raise Refusal(f"Reader cannot be served at port {port} of {host}: {why}.") from error
    return 0


def _there(target: str | many.Left) -> str | None:
    """What was named, if it may be opened; else a sentence says why not."""
    if isinstance(target, many.Left):
        output.say(f"reader: {target.sentence}")
    elif is_address(target) or os.path.exists(target):
        return target
    else:
        output.say(f"reader: {missing(target)}")
    return None
