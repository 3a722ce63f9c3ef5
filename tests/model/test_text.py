from kg_builder.model.text import OffsetMap, Span


def test_offsets_lead_back_over_what_was_left_out():
    # source "ab--cd", text "ab\ncd": the line break was put in, the hyphens were left out
    offsets = OffsetMap(((0, 0, 2), (3, 4, 2)))
    assert offsets.to_source(Span(0, 2)) == Span(0, 2)
    assert offsets.to_source(Span(3, 4)) == Span(4, 5)
    assert offsets.to_source(Span(1, 5)) == Span(1, 6)
    assert offsets.to_source(Span(2, 3)) is None


def test_a_character_that_the_source_writes_with_several():
    # source "Dupr&eacute; &amp; Co", text "Dupré & Co"
    offsets = OffsetMap(((0, 0, 5), (4, 11, 2), (6, 13, 1), (6, 17, 4)))
    source = "Dupr&eacute; &amp; Co"
    assert offsets.to_source(Span(0, 5)) == Span(0, 12)
    assert offsets.to_source(Span(4, 5)) == Span(4, 12)
    assert offsets.to_source(Span(5, 7)).of(source) == " &amp;"
    assert offsets.to_source(Span(7, 10)).of(source) == " Co"
