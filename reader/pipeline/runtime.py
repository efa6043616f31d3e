"""ONNX Runtime, kept from reporting to its maker.

Newer builds write an identifier of the machine and a log of their use to the user's cache folder as soon as they are
imported. Reader works offline, and keeps nothing but what it tells of.
"""

from __future__ import annotations

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # asked while the module is imported; processes started from here inherit it

import onnxruntime

onnxruntime.disable_telemetry_events()  # where another module had imported it before

__all__ = ["onnxruntime"]
