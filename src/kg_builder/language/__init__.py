"""From text to what it says word by word: sentences, names, dates."""
