"""Which language a bulletin is in: English unless sure of another."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

_COMMON = re.compile(r"\b(?:the|of|and|to|in|on|for|with|at|is|was|by|from|that|will|between|an)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_SAMPLE = 4000
_SHORT = 60
_FEW = 8
_UNSURE = 0.02
# a code of ISO 639-1 and its English name, for those that bulletins are found in
NAMES = {
    "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali", "cs": "Czech",
    "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian",
    "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "km": "Khmer",
    "ko": "Korean", "ky": "Kyrgyz", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "mn": "Mongolian",
    "ms": "Malay", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "si": "Sinhala", "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian",
    "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "tg": "Tajik", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian",
    "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(["en", *NAMES])
    return identifier


def identify(text: str) -> str:
    """The ISO 639-1 code of the language of ``text``.

    English words settle most texts; only where they are rare is the identifier asked, and
    believed if it is sure. Short texts are taken for English, unless in another script.
    """
    sample = text if len(text) <= _SAMPLE else text[: _SAMPLE // 2] + " " + text[len(text) // 2 :][: _SAMPLE // 2]
    words = _WORD.findall(sample)
    if not words or len(_COMMON.findall(sample)) >= 0.12 * len(words):
        return "en"
    letters = [c for c in sample if c.isalpha()]
    latin = 2 * sum(c < "\u0250" for c in letters) > len(letters)
    if latin:  # names come in all languages: the other words tell
        words = [word for word in words if word.islower() and len(word) > 1]
        sample = " ".join(words)
    if not letters or (latin and (len(sample) < _SHORT or len(set(words)) < _FEW)):
        return "en"
    ranking = dict(_identifier().rank(sample))
    english = ranking.pop("en")
    if latin and english > _UNSURE:
        return "en"
    return str(next(iter(ranking)))
