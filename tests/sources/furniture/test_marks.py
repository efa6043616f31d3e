from reader.sources.furniture.marks import Mark, marked

TEXT, LINK, TITLE = Mark("p", 0.1), Mark("li", 1.0), Mark("h2", 0.0)


def test_a_block_shows_its_element_its_links_and_those_around_it() -> None:
    _, second, *_ = marked([TEXT, LINK, TITLE, TEXT], [0.9, 0.1, 0.5, 0.9], [True, False, False, True])
    assert (second["is item"], second["is paragraph"], second["linked"], second["a link"]) == (1, 0, 1, 1)
    assert (second["paragraph -1"], second["heading +1"], second["paragraph +2"], second["linked -1"]) == (1, 1, 1, 0.1)
    assert second["links above 4"] == 0.1


def test_blocks_marked_up_alike_tell_of_each_other() -> None:
    first, *_, last = marked([LINK, TEXT, LINK, Mark("li", 0.0)], [0.9, 0.9, 0.2, 0.7], [False, True, False, False])
    assert first["marked alike"] == 0.2
    assert last["many marked alike"] == 0


def test_the_share_of_the_body_that_is_marked_up_so_leaves_the_block_itself_out() -> None:
    paragraph, other, item = marked([TEXT, Mark("body", 0.0), LINK], [0.9] * 3, [True, True, False])
    assert (paragraph["of the body"], other["of the body"], item["of the body"]) == (0, 0, 0)
    assert marked([TEXT] * 3, [0.9] * 3, [True] * 3)[1]["of the body"] == 1


def test_a_block_of_which_no_mark_is_known_has_none() -> None:
    (row,) = marked([None], [0.5], [False])
    assert not any(value > 0 for value in row.values())
