"""Widgets that do not scroll: whatever their size comes to be, all others stay where they are.

Textual lays out the screen once more whenever it gave a widget another size, as a scrollbar might have to come. So each
message that comes or goes would have the whole screen laid out and drawn twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Size
from textual.widget import Widget

if TYPE_CHECKING:
    Drawing = Widget
else:
    Drawing = object  # Textual takes styles and bindings from the first base that is a widget


class Still(Drawing):
    """Takes the size that it is given, and that is all."""

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        return super()._size_updated(size, virtual_size, container_size, layout=False)
