"""A line of words, some of which can be clicked."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.style import Style
from textual.widget import Widget

_DOES = "does"


def button(content: Content, action: str) -> Content:
    """Content that runs an action of the screen when it is clicked."""
    return content.stylize(Style.from_meta({_DOES: action}))


class Bar(Widget):
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

    async def on_click(self, event: events.Click) -> None:
        if action := event.style.meta.get(_DOES):
            event.stop()
            await self.app.run_action(action, self.screen)
