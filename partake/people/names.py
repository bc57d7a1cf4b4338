"""Names as they are searched: without accents, case or punctuation. "O'Brien-Ńowak" is found as obrien, nowak."""

import re
import unicodedata


def search_words(*names: str) -> frozenset[str]:
    """This will give the words a person may be found by, each in its plainest letters. Letters of every script
    stay; a name joined by an apostrophe is one word, by a hyphen or space two."""
    joined = re.sub(r"['’ʼ`]", "", " ".join(names))
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", joined.casefold()) if not unicodedata.combining(letter)
    )
    return frozenset(re.findall(r"[^\W_]+", plain))
