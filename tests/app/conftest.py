"""A pilot that waits until the app's loop has nothing to do, not until the processor seems to be idle; frames that are
drawn where a test looks; and style sheets and handlers that are looked up once, not for every app and message.

Textual's own looks at the processor's time every 20 ms, at least twice a key. That is slow, and on a busy machine it is
wrong: an app that another program keeps from the processor seems idle before it has begun.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache, lru_cache, partial
from typing import Any
from weakref import WeakKeyDictionary

import pytest
import textual.app
import textual.pilot
import textual.screen
from textual._compositor import Compositor, CompositorUpdate
from textual._context import active_app, visible_screen_stack
from textual._styles_cache import StylesCache
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.geometry import Region
from textual.message import Message
from textual.message_pump import MessagePump
from textual.notifications import Notification
from textual.pilot import Pilot
from textual.screen import Screen
from textual.worker import Worker, WorkerCancelled, WorkerState
from textual.worker_manager import WorkerManager

from reader.app import shelf
from reader.app.bars.messages import MessageLine
from reader.app.screens import keeping

SOON = 0.03
"""Seconds: a timer that is due by then is waited for."""
BUSY = 20.0
"""Seconds of the processor after which a loop is left that always has something to do."""
KEPT = 60.0
"""Seconds that an app which ends waits for what is being kept, and a text for where one was in it: a busy machine takes
longer than a person waits."""
STUCK = 600.0
"""Seconds after which a screen that still has something to do will never be done."""
FRAME = 0.4
"""Seconds between frames where no pilot waits; where one pauses, a frame is drawn once there is nothing else to do. A
frame of what has changed already is worth as much of the processor as all that a test asks for."""
LONGER = 20
"""So many times as long as to a user is said to a test what goes by itself: it may come late to hear it."""


async def idle(min_sleep: float = 0.0, max_sleep: float = 1.0, paint: bool = True) -> None:
    """Waits until the loop has nothing to do now or soon; for timers that go on and on at most `max_sleep` seconds.
    What has changed until then is drawn, unless `paint` is false: the next to wait draws it.

    Only what is slept and computed here counts: another program may keep this one from the processor for seconds.
    """
    loop = asyncio.get_running_loop()
    begun = time.thread_time()
    while max_sleep > 0 and time.thread_time() - begun < BUSY:
        await asyncio.sleep(0)
        if loop._ready or _refresh(active_app.get()):  # type: ignore[attr-defined]
            continue
        now = loop.time()
        timers = loop._scheduled  # type: ignore[attr-defined]
        due = [timer.when() for timer in timers if timer.when() < now + SOON and not timer.cancelled()]
        if not due or active_app.get()._exit:  # an app that ends lets its timers tick on
            if paint and _paint(active_app.get()):
                continue
            return
        wait = max(due) - now
        await asyncio.sleep(wait)
        max_sleep -= max(wait, 0.001)


async def pause(pilot: Pilot[object], delay: float | None = None) -> None:
    """As Textual's own, which after a `delay` looks whether that has passed, but not whether anything has been done."""
    await pilot._wait_for_screen()
    await asyncio.sleep(delay or 0)
    await idle()
    pilot.app.screen._on_timer_update()


async def complete(manager: WorkerManager, workers: Iterable[Worker[Any]] | None = None) -> None:
    """As Textual's own, to which it is an error if a worker is yet to begin, or has given way to the next."""
    for worker in [*(manager if workers is None else workers)]:
        while worker.state is WorkerState.PENDING:
            await asyncio.sleep(0)
        with suppress(WorkerCancelled):
            await worker.wait()


_wait_for_screen = Pilot._wait_for_screen


def _screen(app: App[object]) -> Screen[object] | None:
    """The one that is seen."""
    return app.screen if not app._exit and app.screen_stack and app.screen.is_running else None


def _refresh(app: App[object]) -> bool:
    """Has the screen do now what it would do for its next frame, if it is to have one."""
    screen = _screen(app)
    if screen is None or not screen._update_timer._active.is_set():
        return False
    with screen._context():
        screen._on_timer_update()
    return True


_render = Compositor.render_update
_owed: WeakKeyDictionary[Compositor, Region] = WeakKeyDictionary()
"""What is to be drawn of a screen."""


def drawn(
    compositor: Compositor,
    full: bool = False,
    screen_stack: list[Screen[object]] | None = None,
    simplify: bool = False,
) -> CompositorUpdate | None:
    """A frame. Every widget draws what it has to once there is nothing else to do, for many a change is followed by
    more. They are put together, over the screen below, where it is looked at (a picture is a full frame); an app
    without a terminal throws all others away.
    """
    if full:
        return _render(compositor, full, screen_stack, simplify)  # type: ignore[return-value]
    visible_screen_stack.set(screen_stack or [])
    if compositor._dirty_regions:
        _owed[compositor] = Region.from_union([*compositor._dirty_regions, *filter(None, [_owed.get(compositor)])])
        compositor._dirty_regions.clear()
    return None


def _paint(app: App[object]) -> bool:
    """Draws what has changed since the last time, if anything has."""
    screen = _screen(app)
    if screen is None or (crop := _owed.pop(screen._compositor, None)) is None:
        return False
    compositor = screen._compositor
    crop = crop.intersection(compositor.size.region)
    with screen._context():
        for widget, (region, clip) in list(compositor.visible_widgets.items()):
            seen = region.intersection(clip).intersection(crop)
            if seen and not isinstance(widget, Screen):
                widget.render_lines(seen.translate(-region.offset))
    return True


@lru_cache
def backgrounds(base: Any, background: Any) -> Any:
    """The styles inside and around a widget of these colours. Textual remembers them for each widget that ever was, and
    with them all that it drew: every search for garbage goes through the lines of a thousand.
    """
    return _backgrounds(None, base, background)


_backgrounds: Any = StylesCache.get_inner_outer.__wrapped__


@cache
def handlers(kind: type[MessagePump], name: str, message: type[Message]) -> tuple[tuple[type, Any], ...] | None:
    """The classes of a widget that handle such a message, each with how; None if what it comes from decides.

    Textual looks through all classes of a widget for every message.
    """
    found = []
    for each in kind.__mro__:
        held = vars(each)
        if any(held.get("_decorated_handlers", {}).get(sort) for sort in message.__mro__):
            return None
        method = held.get(f"_{name}") or held.get(name)
        if method is not None and not getattr(method, "_textual_on", None):
            found.append((each, method))
    return tuple(found)


def handling(pump: MessagePump, name: str, message: Message) -> Iterator[tuple[type, Any]]:
    """As Textual's own, which is asked where `handlers` has no answer."""
    known = handlers(type(pump), name, type(message))
    if known is None:
        yield from _handling(pump, name, message)
        return
    for kind, method in known:
        if message._no_default_action:  # which a handler may say meanwhile
            return
        yield kind, method.__get__(pump, kind)


_handling: Any = MessagePump._get_dispatch_methods


class ReadOnce(dict[tuple[Any, ...], list[RuleSet]]):
    """The rules that pieces of style sheets were found to hold, under all that they depend on."""

    _variables: dict[str, str] | None = None
    """Those asked with last: an app asks a hundred times with the same."""
    _frozen: frozenset[tuple[str, str]] = frozenset()

    def of(self, sheet: Stylesheet, *source: Any, **more: Any) -> list[RuleSet]:
        if sheet._variables is not self._variables:
            self._variables, self._frozen = sheet._variables, frozenset(sheet._variables.items())
        key = (self._frozen, source, *sorted(more.items()))
        if key not in self:
            self[key] = _read(sheet, *source, **more)
        return self[key]


_read = Stylesheet._parse_rules


@pytest.fixture(autouse=True, scope="session")
def _patience() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(textual.app, "wait_for_idle", partial(idle, paint=False))  # between keys that are pressed at once
        patch.setattr(textual.pilot, "wait_for_idle", idle)
        patch.setattr(Pilot, "pause", pause)
        patch.setattr(Pilot, "_wait_for_screen", lambda pilot, timeout=STUCK: _wait_for_screen(pilot, timeout))
        patch.setattr(WorkerManager, "wait_for_complete", complete)
        patch.setattr(textual.screen, "UPDATE_PERIOD", FRAME)
        patch.setattr(Compositor, "render_update", drawn)
        patch.setattr(MessagePump, "_get_dispatch_methods", handling)
        patch.setattr(StylesCache, "get_inner_outer", lambda _, *colours: backgrounds(*colours))
        say = MessageLine.say
        patch.setattr(
            MessageLine, "say", lambda line, words, severity, s, **how: say(line, words, severity, LONGER * s, **how)
        )
        left = property(lambda said: said.raised_at + LONGER * said.timeout - time.time())
        patch.setattr(Notification, "time_left", left)
        patch.setattr(shelf, "MOMENT", KEPT)
        patch.setattr(keeping, "MOMENT", KEPT)
        once = ReadOnce()
        patch.setattr(Stylesheet, "_parse_rules", lambda sheet, *source, **more: once.of(sheet, *source, **more))
        yield
