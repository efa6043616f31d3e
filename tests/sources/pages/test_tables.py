from reader.sources.pages.page import article

PROSE = "<p>The third round of the cup was played on Sunday in front of full stands, and both favourites went out.</p>"


def lines(html: str) -> list[str]:
    page = "<!DOCTYPE html><html><head><title>Cup round</title></head><body><article><h1>Cup round</h1>"
    found = article(f"{page}{PROSE}{html}{PROSE.replace('third', 'fourth')}</article></body></html>", "x")
    return [found.text[block.start : block.end] for block in found.blocks][2:-1]


def test_a_table_is_a_row_a_line_with_its_cells_below_one_another() -> None:
    table = """<table><caption>Goals of the round</caption>
    <thead><tr><th>Team</th><th>Home</th><th>Away</th></tr></thead>
    <tbody><tr><td><a href="/o">Orsk <b>Town</b></a></td><td>3</td><td>12</td></tr>
    <tr><td>Fyr</td><td></td><td>0</td></tr></tbody></table>"""
    assert lines(table) == [
        "Goals of the round",
        "Team        Home   Away",
        "Orsk Town   3      12",
        "Fyr                0",
    ]


def test_a_table_in_a_figure_is_in_the_article_with_what_is_said_of_it() -> None:
    table = "<table><tr><th>Team</th><th>Goals</th></tr><tr><td>Orsk Town</td><td>12</td></tr></table>"
    figure = f'<figure class="wp-block-table">{table}<figcaption>Goals up to Sunday</figcaption></figure>'
    assert lines(figure) == ["Team        Goals", "Orsk Town   12", "Goals up to Sunday"]


def test_a_picture_beside_a_table_is_no_part_of_the_article() -> None:
    table = "<table><tr><th>Team</th><th>Goals</th></tr><tr><td>Orsk Town</td><td>12</td></tr></table>"
    assert lines(f"<figure><img src=a.jpg>{table}<figcaption>Photograph: A. Quill</figcaption></figure>") == []


def test_a_cell_over_several_columns_takes_their_place() -> None:
    table = "<table><tr><th colspan=2>Who</th><th>Won</th></tr><tr><td>Orsk</td><td>Fyr</td><td>3</td></tr></table>"
    assert lines(table) == ["Who          Won", "Orsk   Fyr   3"]


def test_a_table_that_lays_out_a_page_is_no_table() -> None:
    page = f"""<!DOCTYPE html><html><head><title>Cup round</title></head><body><table><tr><td><a href="/">Home</a></td>
    <td><h1>Cup round</h1>{PROSE}<table><tr><th>Orsk</th><td>3</td></tr><tr><th>Fyr</th><td>1</td></tr></table>
    {PROSE.replace("third", "fourth")}</td></tr></table></body></html>"""
    found = article(page, "x")
    kinds = [(block.kind, found.text[block.start : block.end]) for block in found.blocks if block.kind != "furniture"]
    assert [kind for kind, _ in kinds] == ["title", "paragraph", "item", "item", "paragraph"]
    assert [text for _, text in kinds][2:4] == ["Orsk   3", "Fyr    1"]


def test_a_table_of_links_is_left_out() -> None:
    row = "<tr><td><a href='/a'>Results of Sunday</a></td><td><a href='/b'>The table so far</a></td></tr>"
    assert lines(f"<table>{row * 3}</table>") == []


def test_absurd_spans_are_bounded() -> None:
    wide = "<td colspan=999999999>Orsk</td><td colspan=-1>a</td><td colspan=²>b</td>"
    assert lines(f"<table><tr>{wide}</tr><tr><td>Fyr</td><td>1</td></tr></table>") != []
