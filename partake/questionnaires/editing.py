"""Changing a questionnaire, one thing at a time: each gives the whole again, and the old one stays as it was."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from partake.questionnaires.domain import Content, Option, Question, QuestionKind, Section, ShowIf

CLOSED_KINDS = frozenset({QuestionKind.ONE_OF, QuestionKind.SOME_OF, QuestionKind.YES_NO})


def with_words(content: Content, *, title: str, intro: str, thanks: str) -> Content:
    """This will change what it is called, and what is said before and after it."""
    return replace(content, title=title, intro=intro, thanks=thanks)


def with_section(content: Content, title: str, intro: str) -> Content:
    """This will add an empty section at the end."""
    return replace(content, sections=(*content.sections, Section(title, (), intro)))


def with_section_words(content: Content, place: int, title: str, intro: str) -> Content:
    """This will change the words of the section at `place`, from 1."""
    return _with_section(content, place, replace(content.sections[place - 1], title=title, intro=intro))


def without_section(content: Content, place: int) -> Content:
    """This will take out a section, if nothing is asked in it."""
    if content.sections[place - 1].questions:
        return content
    return replace(content, sections=tuple(one for at, one in enumerate(content.sections, 1) if at != place))


def with_question(content: Content, place: int, question: Question) -> Content:
    """This will add a question at the end of the section at `place`, from 1."""
    section = content.sections[place - 1]
    return _with_section(content, place, replace(section, questions=(*section.questions, question)))


def with_changed(content: Content, question: Question) -> Content:
    """This will put `question` in the place of the one with its key. What depended on an answer that it no longer has
    is asked always, and an answer that it no longer has is not a good one."""
    question = replace(question, good=tuple(code for code in question.good if code in question.codes))
    mended = _each(content, lambda one: question if one.key == question.key else one)
    left = {code for code, _ in answers_to(question)}
    return _each(mended, lambda one: _still(one, question.key, left))


def without_question(content: Content, key: str) -> Content:
    """This will take out a question. What depended on it is asked always."""
    sections = tuple(
        replace(section, questions=tuple(one for one in section.questions if one.key != key))
        for section in content.sections
    )
    return _each(replace(content, sections=sections), lambda one: _still(one, key, set()))


def moved(content: Content, key: str, by: int) -> Content:
    """This will move a question up (-1) or down (1), into the next section from the edge of its own."""
    places = [(at, one) for at, section in enumerate(content.sections) for one in section.questions]
    here = next((at for at, (_, one) in enumerate(places) if one.key == key), None)
    if here is None:
        return content
    section, question = places[here]
    own = content.sections[section].questions
    inside = own.index(question) + by
    if 0 <= inside < len(own):
        order = [one for one in own if one.key != key]
        order.insert(inside, question)
        return _with_section(content, section + 1, replace(content.sections[section], questions=tuple(order)))
    if not 0 <= section + by < len(content.sections):
        return content
    other = content.sections[section + by]
    joined = (*other.questions, question) if by < 0 else (question, *other.questions)
    left = replace(content.sections[section], questions=tuple(one for one in own if one.key != key))
    return _with_section(_with_section(content, section + 1, left), section + by + 1, replace(other, questions=joined))


def with_translations(content: Content, language: str, words: Mapping[str, str]) -> Content:
    """This will keep what a language says, by English words. Words that nobody asks any more are let go."""
    kept = {english: said for english in content.every_words if (said := words.get(english, "").strip())}
    return replace(content, translations={**content.translations, language: kept})


def without_language(content: Content, language: str) -> Content:
    return replace(content, translations={code: one for code, one in content.translations.items() if code != language})


def options_of(lines: str, before: Iterable[Option] = (), earlier: Iterable[Option] = ()) -> tuple[Option, ...]:
    """This will read options, one a line. One whose words stay keeps its code, so that later versions can be counted
    with earlier ones; no code is used again for other words, nor one that was ever asked `earlier`."""
    known = (*earlier, *before)
    codes = {one.words: one.code for one in known}
    highest = max((int(one.code) for one in known if one.code.isdecimal()), default=0)
    options = []
    for words in dict.fromkeys(line.strip() for line in lines.split("\n") if line.strip()):
        if words not in codes:
            highest += 1
            codes[words] = str(highest)
        options.append(Option(codes[words], words))
    return tuple(options)


def answers_to(question: Question) -> tuple[tuple[str, str], ...]:
    """This will give the answers, as (code, words), that a later question may depend on."""
    if question.kind is QuestionKind.YES_NO:
        return (("yes", "Yes"), ("no", "No"))
    return tuple((one.code, one.words) for one in question.options) if question.kind in CLOSED_KINDS else ()


def before(content: Content, key: str | None, section: int) -> tuple[Question, ...]:
    """This will give the questions that come before one; before a new one at the end of a section, if no key."""
    found: list[Question] = []
    for place, one in enumerate(content.sections, start=1):
        for question in one.questions:
            if question.key == key:
                return tuple(found)
            found.append(question)
        if key is None and place == section:
            break
    return tuple(found)


def _still(question: Question, key: str, left: set[str]) -> Question:
    depends = question.show_if
    if depends is None or depends.key != key:
        return question
    answers = tuple(code for code in depends.answers if code in left)
    return replace(question, show_if=ShowIf(key, answers) if answers else None)


def _each(content: Content, change: Callable[[Question], Question]) -> Content:
    return replace(
        content,
        sections=tuple(
            replace(section, questions=tuple(change(one) for one in section.questions)) for section in content.sections
        ),
    )


def _with_section(content: Content, place: int, section: Section) -> Content:
    return replace(
        content, sections=tuple(section if at == place else one for at, one in enumerate(content.sections, start=1))
    )
