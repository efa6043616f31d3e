"""What ONNX Runtime does beside running the network."""

import os
import subprocess
import sys
from pathlib import Path


def test_nothing_of_the_machine_is_written_down(tmp_path: Path) -> None:
    places = dict.fromkeys(
        ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), str(tmp_path)
    )
    environment = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"} | places
    command = [sys.executable, "-c", "import reader.pipeline.encoder"]
    subprocess.run(command, env=environment, check=True, timeout=600)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
