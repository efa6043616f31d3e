"""spaCy without its command line."""

import subprocess
import sys

LEAN = "import sys\nfrom reader.engine import lean\nwith lean.spacy():\n    import spacy.tokens\n"


def said(program: str) -> list[str]:
    """What a program writes, by words."""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=600)
    return run.stdout.split()


def test_what_only_a_command_line_needs_is_left_out() -> None:
    modules = said(LEAN + "print(*sys.modules)")
    assert "spacy.tokens.doc" in modules
    assert not {"spacy.cli", "spacy.cli.info", "typer", "weasel", "requests"} & set(modules)


def test_the_engine_needs_none_of_it() -> None:
    modules = said("import sys\nfrom reader.engine.analyst import Analyst\nAnalyst()\nprint(*sys.modules)")
    assert "spacy" in modules
    assert "spacy.cli" not in modules


def test_who_asks_for_it_has_it() -> None:
    program = (
        "print(spacy.info(silent=True)['spacy_version'] == spacy.__version__)\n"
        "import spacy.cli\n"
        "print(spacy.cli.__file__ is not None, callable(spacy.cli.download))\n"
    )
    assert said(LEAN + program) == ["True", "True", "True"]


def test_a_spacy_that_is_there_stays_as_it_is() -> None:
    assert said("import spacy\n" + LEAN + "print('spacy.cli' in sys.modules)") == ["True"]
