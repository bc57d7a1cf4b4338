"""The pages of themes, as a manager walks them: thirty comments, the machine, its card, what people spoke of."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from partake.insight import frameworks
from partake.insight.models import HeardMonth, TaughtModel, ThemesMonth
from partake.voices.queries.labels import labels_on
from tests.insight.themes.test_framework_files import HEAD, PARKING
from tests.pages import assert_good_page


def read(client, address):
    return assert_good_page(client.get(address))


def form_to(page, ending):
    """The form that is sent to an address with this ending, and what it would send."""
    form = next(one for one in page.all("form") if one["action"].endswith(ending))
    fields = [one for one in page.all("input") if one.form is form and one["name"]]
    return form["action"], {one["name"]: one["value"] for one in fields}


def leads_to(page, ending) -> list[str]:
    return [one["href"] for one in page.all("a") if re.search(ending, one["href"])]


def words(page) -> str:
    return " ".join(page.text.split())


@pytest.fixture
def at(hospital):
    return lambda rest="": f"/insight/{hospital.public_id}/themes/{rest}"


@pytest.fixture
def cubes(hospital, stage):
    for service in (stage.services["riverside"], None):
        place = {"organisation": hospital, "service": service, "month": date(2026, 10, 1)}
        HeardMonth.objects.create(
            **place, voices=184, kind="COMMENT", channel="ONLINE", sampling="ANYONE_MAY", speaker="PATIENT",
            with_words=120, labelled=30, suggested=70,
        )  # fmt: skip
        for theme, by, voices, happy, unhappy in (
            ("contacting", "PERSON", 12, 2, 9), ("contacting", "MACHINE", 20, 5, 14),
            ("staff-manner", "PERSON", 14, 13, 1), ("none", "MACHINE", 6, 0, 0),
        ):  # fmt: skip
            ThemesMonth.objects.create(
                **place, theme=f"experience:{theme}", put_on_by=by, voices=voices, happy=happy, unhappy=unhappy
            )


def test_what_people_talked_about_and_leaving_out_the_machine(visit, at, cubes, stage):
    client = visit("nadia")
    page = words(read(client, at()))
    assert "Most unhappiness: Getting through, 23 of 32 comments about it." in page
    assert "100 comments , 30 sorted by people and 70 by the machine alone." in page.replace("comments,", "comments ,")
    assert "32 in 100: 32% (24 to 42). 23 unhappy, 7 happy, 2 neither, or not said." in page
    assert "20 comments of these months are not sorted yet." in page
    assert "6 comments fit none of these themes." in page and "No theme fits" not in page
    people = words(read(client, at(f"?labels=people&months=12&service={stage.services['riverside'].public_id}")))
    assert "12 in 30: 40%" in people and "14 in 30: 47%" in people
    assert "Count the machine’s labels too" in people and "fit none of these" not in people


def test_before_anything_is_sorted_the_page_says_how_to_begin(visit, at, hospital):
    page = words(read(visit("nadia"), at()))
    assert "Themes: nothing here yet." in page and "label 30 more" in page
    assert "Nobody has reviewed it yet." in page


def test_who_may_read_and_not_label_sees_figures_alone(visit, at, cubes, stage):
    page = words(read(visit("owen"), at()))
    assert "Help the labelling" in page
    for nobody in ("petra", "hana"):
        assert visit(nobody).get(at()).status_code == 403


def test_a_manager_labels_thirty_and_the_machine_takes_over(visit, at, label_many, many, hospital, say):
    client = visit("nadia")
    label_many(29)
    page = read(client, at("machine/teach"))
    assert "There are 29: label 1 more." in words(page) and "Let it learn" not in page.text
    voice = say("The phone rang out. The nurse was kind.")
    page = read(client, at("to-label"))
    assert "The phone rang out." in page.text

    page = read(client, at(f"said/{voice.public_id}?from=queue"))
    typed = {
        "form_token": page.token, "theme_1": "experience:contacting", "feeling_1": "UNHAPPY", "part_1": "1",
        "theme_2": "experience:staff-manner", "feeling_2": "HAPPY", "part_2": "2",
    }  # fmt: skip
    assert client.post(at(f"said/{voice.public_id}?from=queue"), typed).url == at("to-label")
    assert [(one.part, one.sentiment) for one in labels_on(voice, hospital.pk).themes] == [(1, "UNHAPPY"), (2, "HAPPY")]

    many(12, seed=8)
    assert client.post(*form_to(read(client, at("machine/teach")), "/teach")).url == at("machine")
    card = words(read(client, at("machine")))
    assert "It learnt from 30 comments that people at Wexbridge General Hospital labelled" in card
    assert re.search(r"Right \d+ times in 10 on comments here that it had not seen\.", card)
    assert re.search(
        r"Getting through Given by people \d+ How often right \d+% \(\d+ to \d+\) of \d+ suggestions", card
    )
    queue = read(client, at("to-label"))
    assert "Suggested by the machine:" in queue.text and "it went by “" in queue.text
    assert TaughtModel.objects.count() == 1


def test_thats_right_is_a_persons_label_and_choose_another_corrects(visit, at, label_many, many, hospital):
    client = visit("nadia")
    label_many(40)
    voice, _, _ = many(1, seed=8)[0]
    client.post(*form_to(read(client, at("machine/teach")), "/teach"))
    action, sent = form_to(read(client, at("to-label")), f"{voice.public_id}/right")
    answered = client.post(action, sent | {"theme": "experience:waiting", "feeling": "UNHAPPY"})
    assert answered.url == at("to-label")
    on = labels_on(voice, hospital.pk)
    assert [(one.theme, one.by) for one in on.themes] == [("experience:waiting", "Nadia Rahman")]
    assert on.suggested == ()


def test_mistakes_are_answered_beside_their_field(visit, at, say, hospital):
    client, voice = visit("nadia"), say()
    address = at(f"said/{voice.public_id}")
    token = read(client, address).token
    page = assert_good_page(client.post(address, {"form_token": token, "theme_1": "experience:waiting"}))
    assert "How did they feel about it?" in page.text
    page = assert_good_page(client.post(address, {"form_token": token, "feeling_1": "HAPPY"}))
    assert "There is a feeling and no theme yet." in page.text
    typed = {"form_token": token, "theme_1": "experience:waiting", "feeling_1": "HAPPY", "theme_2": "experience:none"}
    page = assert_good_page(client.post(address, typed))
    assert "stands alone" in page.text
    assert labels_on(voice, hospital.pk).themes == ()


def test_two_at_once_the_second_sees_both(visit, at, say, label, owen, hospital):
    client, voice = visit("nadia"), say()
    address = at(f"said/{voice.public_id}")
    token = read(client, address).token
    label(voice, "parking", actor=owen)
    typed = {"form_token": token, "theme_1": "experience:waiting", "feeling_1": "UNHAPPY"}
    page = assert_good_page(client.post(address, typed))
    assert "What stands on it now: Parking (unhappy), Owen Pryce" in words(page)
    client.post(address, typed | {"form_token": page.token})
    page = read(visit("owen"), at("to-label"))
    assert "Two people see this differently." in page.text and "taken off by Nadia Rahman" in page.text
    assert "Nadia Rahman changed it last." in words(read(visit("owen"), address))


def test_the_voices_own_page_leads_there(visit, at, say, hospital):
    voice = say()
    page = read(visit("nadia"), f"/voices/{hospital.public_id}/said/{voice.public_id}")
    assert leads_to(page, f"themes/said/{voice.public_id}$")


def test_bringing_in_themes_and_what_is_wrong_with_a_file(visit, at, hospital):
    client = visit("nadia")
    assert "31 themes." in words(read(client, at("framework")))
    assert b'key = "waiting"' in client.get(at("framework/experience.toml")).content
    assert client.get(at("framework/moon.toml")).status_code == 404

    def send(written: str):
        token = read(client, at("framework/bring")).token
        file = SimpleUploadedFile("ours.toml", written.encode())
        return client.post(at("framework/bring"), {"form_token": token, "file": file})

    page = assert_good_page(send(HEAD + PARKING + PARKING))
    assert "Line 8, theme “parking”: another theme has the same key." in page.text
    assert send(HEAD + 'builds_on = "experience"\n' + PARKING.replace('"Parking"', '"Car park"')).url == at("framework")
    assert "32 themes." in words(read(client, at("framework")))
    assert client.get(at(f"framework/{frameworks.own_key(hospital)}.toml")).status_code == 200
    page = read(client, at("framework/choose"))
    client.post(at("framework/choose"), {"form_token": page.token, "framework": "self-management"})
    assert "Managing my condition. 19 themes." in words(read(client, at("framework")))


def test_what_fits_nothing_becomes_a_theme(visit, at, say, label, hospital):
    client = visit("nadia")
    for text, feeling in (("The chaplain came", "HAPPY"), ("No chaplain on Sunday", "UNHAPPY"), ("Dogs?", "NEITHER")):
        label(say(text), ("none", 0, feeling))
    page = read(client, at("new"))
    assert "“chaplain” 2 comments" in words(page) and "Said by one person alone" in page.text
    mark = leads_to(page, r"new/[0-9a-f]{64}$")[0].rpartition("/")[2]
    form = read(client, at(f"new/{mark}"))
    empty = assert_good_page(client.post(at(f"new/{mark}"), {"form_token": form.token}))
    assert "What is the theme called?" in empty.text
    keys = [one["value"] for one in form.all("input") if one["name"] == "comments"]
    sent = {"form_token": form.token, "name": "Chaplains", "meaning": "Faith and company.", "comments": keys}
    assert client.post(at(f"new/{mark}"), sent).url == at("framework")
    assert "Chaplains" in read(client, at("framework")).text
    assert client.get(at(f"new/{mark}")).status_code == 404


def test_setting_aside(visit, at, say, label):
    client = visit("nadia")
    for text in ("The chaplain came", "No chaplain on Sunday"):
        label(say(text), ("none", 0, "NEITHER"))
    page = read(client, at("new"))
    assert client.post(*form_to(page, "/set-aside")).url == at("new")
    assert "chaplain" not in read(client, at("new")).text.casefold().replace("said by", "")
