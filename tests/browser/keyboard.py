"""What an editor does by keys alone, on the page that shows a text."""


def open_panel_on_words(page, key):
    """Select words of the text by keys, press the key of a panel, and see that it quotes them; return the words."""
    page.keyboard.press("w")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    words = page.evaluate("window.getSelection().toString()")
    page.keyboard.press(key)
    page.locator("#panel-heading").wait_for()
    assert page.locator('[name="quote"]').input_value() == words
    return words
