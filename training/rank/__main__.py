"""Make the weights of the analysis's decisions, and print what each is worth.

    python -m training.rank [--shared ../shared] [DECISION ...]

Every decision is a module here with a `DECISION` and a function `examples(shared)` that runs the analysis on annotated
articles and describes its candidates as the analysis does. In the order of the data, since later ones build on earlier.
"""

from importlib import import_module
from pathlib import Path

import click
import msgspec

from training.rank.fitting import fit, report

DECISIONS: tuple[str, ...] = (
    "bearer",
    "actor",
    "description",
    "introduction",
    "scenery",
    "type",
    "quote",
    "speaker",
    "event",
    "told",
    "actual",
    "where",
    "when",
    "who",
    "whom",
    "place",
    "time",
    "same",
    "weight",
    "main",
)
"""The modules here, in the order in which the analysis decides."""
WEIGHTS = Path("reader/analysis/weights")


@click.command()
@click.argument("names", nargs=-1)
@click.option("--shared", type=Path, default=Path("../shared"), show_default=True)
@click.option("--only-report", is_flag=True, help="Write no weights.")
@click.option("--quick", is_flag=True, help="Leave the tables out.")
def main(names: tuple[str, ...], shared: Path, only_report: bool, quick: bool) -> None:
    """Learn the named decisions, or all."""
    for name in names or DECISIONS:
        module = import_module(f"training.rank.{name}")
        examples = list(module.examples(shared))
        if not quick:
            report(module.DECISION, examples, click.echo)
        if not only_report:
            path = WEIGHTS / f"{module.DECISION.name}.json"
            path.write_bytes(msgspec.json.encode(fit(module.DECISION, examples)) + b"\n")


if __name__ == "__main__":
    main()
