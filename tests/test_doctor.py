import json
import shutil
from pathlib import Path

import pytest

from reader import doctor, pipeline
from reader.cli import run
from tests.pipeline.model import needs_model


@needs_model
def test_the_report_tells_what_matters_and_names_nobody(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run(["doctor"])
    shown = capfd.readouterr().out
    for name in ("Reader", "Python", "textual", "spacy", "terminal", "model", "settings", "analyses"):
        assert name in shown
    assert "as shipped" in shown
    assert str(home) not in shown


def test_settings_that_are_wrong_are_told(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = home / "config" / "reader" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text('theme = "no such theme"\n')
    assert run(["doctor"]) == 1
    assert "no such theme" in capfd.readouterr().out


@needs_model
def test_a_place_where_nothing_can_be_kept_is_told(
    tmp_path: Path, home: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["doctor"]) == 0
    assert "cannot be written" not in capfd.readouterr().out
    no_folder = tmp_path / "no_folder"
    no_folder.write_text("")
    monkeypatch.setenv("XDG_DATA_HOME", str(no_folder))
    assert run(["doctor"]) == 1
    assert "no_folder cannot be written: nothing is kept there." in capfd.readouterr().out


@needs_model
def test_a_model_that_was_changed_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = tmp_path / "pipeline" / "model"
    shutil.copytree(pipeline.path(), model)
    monkeypatch.setattr(doctor, "__file__", str(tmp_path / "doctor.py"))
    assert not doctor._model().wrong
    (model / "config.cfg").write_text("nothing")
    assert "config.cfg" in doctor._model().wrong
    (model / doctor.CHECKSUMS).unlink()
    assert doctor._model().wrong == "install Reader again"


@needs_model
def test_the_checksums_cover_the_model() -> None:
    folder = pipeline.path()
    known = set(json.loads((folder / doctor.CHECKSUMS).read_text()))
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert known == there - {doctor.CHECKSUMS}
