"""The feeds that are subscribed to, asked for what is new in them, and the articles of that."""

from typing import Final

NO_ADDRESS: Final = "{} is no address of the web; a feed's begins with https:// or http://."
"""Why what was typed leads to no feed."""
