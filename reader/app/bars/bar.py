"""A line of words, some of which can be clicked."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

from reader.app.drawing.still import Still

_DOES = "does"


def button(content: Content, does: str) -> Content:
    """Content that can be clicked; `does` is the screen's action, unless the bar takes it otherwise."""
    return content.stylize(Style.from_meta({_DOES: does}))


class Bar(Still, Widget):
    """Draws what `parts` gives for its width; a click on a `button` runs its action."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Bar { height: 1; width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def parts(self, width: int) -> Content:
        """What the bar says in `width` cells; line ends are line ends."""
        raise NotImplementedError

    def render(self) -> Content:
        return self.parts(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """So many lines as it has in a width that is yet to be its own; one that was not shown has none."""
        return self.parts(width).plain.count("\n") + 1

    async def on_click(self, event: events.Click) -> None:
        if does := event.style.meta.get(_DOES):
            event.stop()
            await self.do(does)

    async def do(self, does: str) -> None:
        """A button was clicked: runs its action."""
        await self.app.run_action(does, self.screen)
