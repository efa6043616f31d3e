"""PDF documents to test with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Written = tuple[float, float, float, str]
"""Where a line stands, from the left and from below, in points; how tall its letters are; and what it says."""
HIGH = 800


def printed(sheets: Iterable[Sequence[Written]], *, locked: bool = False) -> bytes:
    """A document whose sheets have these lines, drawn in this order."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for sheet in sheets:
        drawn = "\n".join(
            f"BT /F {size} Tf {left} {low} Td ({text.replace('(', '[').replace(')', ']')}) Tj ET"
            for left, low, size, text in sheet
        )
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 {HIGH}] /Contents {len(objects) + 2} 0 R "
            "/Resources << /Font << /F 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    encryption = ""
    if locked:
        encryption = f"/Encrypt {len(objects) + 1} 0 R /ID [<00> <00>]"
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >>")
    out, places = "%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R {encryption} >>\n"
    return f"{out}startxref\n{len(out) - out[::-1].index('ferx') - 4}\n%%EOF".encode("latin-1")


def column(lines: str | Iterable[str], left: float, top: float, size: float = 10, leading: float = 12) -> list[Written]:
    """Lines below one another; two spaces before one set it in."""
    rows = lines.splitlines() if isinstance(lines, str) else list(lines)
    return [
        (left + (10 if row.startswith("  ") else 0), top - number * leading, size, row.strip())
        for number, row in enumerate(rows)
        if row.strip()
    ]
