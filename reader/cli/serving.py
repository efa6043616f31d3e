"""The site that `reader serve` opens: a page, and behind it an app of its own for each browser that comes.

What is run is set when the site is made; a request has no part in it. Every path has a secret in it, without which
there is nothing: no page of another site can connect to it, and no other user of the machine. The pages may load
nothing from anywhere else.
"""

from __future__ import annotations

import os
import secrets
import shlex
import subprocess
import sys
from collections.abc import Callable, Sequence

from aiohttp import web
from textual_serve.server import Server

TERMINAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
"""What the page is, to those whom the environment tells what the terminal is."""
FAREWELL = 2.0
"""Seconds for those who are connected when it ends."""


class Site(Server):
    """Reader with these arguments (see `reader.cli.served`) at an address of this machine."""

    def __init__(self, arguments: Sequence[str], host: str, port: int) -> None:
        join = subprocess.list2cmdline if sys.platform == "win32" else shlex.join
        command = join([sys.executable, "-P", "-m", "reader.cli.served", *arguments])
        self._place = f"{f'[{host}]' if ':' in host else host}:{port}"
        self._secret = secrets.token_urlsafe(16)
        super().__init__(command, host=host, port=port, title="Reader", public_url=f"http://{self._place}")

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"{self.public_url}/{self._secret}/"

    def run(self, announce: Callable[[], None]) -> None:
        """Serves until SIGINT or SIGTERM; says so once it can be reached. Raises OSError where that cannot be."""
        os.environ.update(TERMINAL)
        web.run_app(
            self._make_app(),
            host=self.host,
            port=self.port,
            print=lambda *said: announce(),
            access_log=None,
            shutdown_timeout=FAREWELL,
        )

    async def _make_app(self) -> web.Application:
        site = web.Application()
        site.add_subapp(f"/{self._secret}/", await super()._make_app())
        site.on_response_prepare.append(self._confine)
        return site

    async def on_startup(self, app: web.Application) -> None:
        """Says nothing yet, for the port may be taken."""

    async def _confine(self, request: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(
            {
                "Content-Security-Policy": "default-src 'none'; script-src 'self' 'unsafe-inline';"
                " style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:;"
                f" connect-src 'self' ws://{self._place}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                "Referrer-Policy": "no-referrer",
                "X-Content-Type-Options": "nosniff",
                "Cache-Control": "no-store",
            }
        )
