"""Any input at all, room by room: in the suite a few, by `python -m benchmarks.fuzz` for as long as one likes."""
