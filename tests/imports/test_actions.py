"""Files in and out: twice is once, nothing half, counts corrected with their history, and who may."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from partake.audit.models import Event
from partake.files.models import StoredFile
from partake.imports import importing, jobs
from partake.imports.actions import files as actions
from partake.imports.domain import Content, FileState, Series, Setting
from partake.imports.models import BroughtFile, ColumnChoice, PublishedFigure, ServiceName
from partake.imports.queries.figures import list_figures
from partake.imports.queries.services import WHOLE_BODY, Target
from partake.kernel import clock
from partake.kernel.verdict import Refused, Rejected, Stale
from partake.organisations.models import Organisation
from partake.voices.actions.recording import withdraw_voice
from partake.voices.domain.voice import Channel, Sampling, VoiceKind
from partake.voices.models import Concern, Voice, VoiceAbout
from tests.imports.conftest import HEADINGS, ROWS, as_csv
from tests.imports.test_reading import ROW, TRUST
from tests.imports.workbooks import workbook

OCTOBER = date(2026, 10, 1)


def events(kind: str) -> int:
    return Event.objects.filter(kind=f"imports.{kind}").count()


# Words.


def test_comments_come_in_with_their_service_day_and_permission(brought, stage):
    file = brought()
    assert (file.state, file.added, file.sound) == (FileState.IN, 3, 3)
    kind, bins, good = Voice.objects.order_by("received_at")
    assert (kind.words, kind.score, kind.allows_quote) == ("The night nurse sat with Mum.", 1, True)
    assert (bins.score, bins.allows_quote, good.score, good.words) == (5, False, 2, "")
    assert str(kind.received_at.date()) == str(kind.said_on) == "2026-10-03"
    assert (kind.kind, kind.channel, kind.sampling) == (VoiceKind.COMMENT, Channel.FILE, Sampling.EVERYONE_ASKED)
    assert set(VoiceAbout.objects.values_list("service", flat=True)) == {stage.services["ward"].pk}
    assert events("file_given") == events("file_started") == events("file_brought_in") == 1


def test_the_same_file_twice_and_a_longer_one_add_nothing_twice(brought):
    brought()
    again = brought_again(brought)
    assert again.known == 3 and again.added == 0
    longer = brought(as_csv([*ROWS, ["4", "06/10/2026", "Poppy Ward", "1", "New", "yes"]]))
    assert (longer.known, longer.added) == (3, 1)
    assert Voice.objects.count() == 4


def brought_again(brought):
    with pytest.raises(Rejected, match="nothing in this file"):
        brought()
    return BroughtFile.objects.latest("pk")


def test_the_bytes_go_when_they_are_in_and_so_does_a_file_given_up(brought, checked, nadia):
    brought()
    assert StoredFile.objects.get().erased_at is not None
    file = checked(as_csv([["9", "06/10/2026", "Poppy Ward", "1", "New", "yes"]]))
    actions.drop_file(actor=nadia, file=file, version=file.version)
    assert not StoredFile.objects.filter(erased_at__isnull=True).exists()
    assert Voice.objects.count() == 3


def test_services_nobody_knows_wait_for_a_person_once(checked, nadia, stage, hospital):
    rows = [["1", "3/10/2026", "RWX", "1", "a", ""], ["2", "3/10/2026", "PW (level 2)", "1", "b", ""]]
    rows += [["3", "3/10/2026", "Car park", "1", "c", ""], ["4", "3/10/2026", "Whole site", "1", "d", ""]]
    Organisation.objects.filter(pk=hospital.pk).update(ods_code="RWX")
    hospital.refresh_from_db()
    file = checked(as_csv(rows))
    assert file.sound == 1 and {said for said, _ in file.unmatched} == {"PW (level 2)", "Car park", "Whole site"}
    ward = stage.services["ward"]
    matched = {"PW (level 2)": Target(ward.pk), "Car park": Target(leave_out=True), "Whole site": WHOLE_BODY}
    file = importing.match_services(actor=nadia, file=file, matched=matched, version=file.version)
    assert (file.sound, file.unmatched, file.rows) == (3, [], 4)
    importing.let_in(actor=nadia, file=file, version=file.version)
    assert VoiceAbout.objects.filter(service=ward).count() == 1
    assert VoiceAbout.objects.filter(service=None).count() == 2
    assert ServiceName.objects.count() == 3
    later = checked(as_csv([["5", "4/10/2026", "pw (LEVEL 2)", "1", "e", ""]]))
    assert (later.sound, later.unmatched) == (1, [])


def test_rows_that_are_wrong_stay_out_with_their_reason_and_the_rest_come_in(brought):
    file = brought(as_csv([*ROWS, ["4", "31/2/2026", "Poppy Ward", "1", "x", ""]]))
    assert (file.added, file.faulty) == (3, 1)
    assert file.faults == [["", 5, "Date", "There is no such day. Write the day first, then the month, then the year."]]


def test_columns_are_remembered_whatever_their_order(checked, give, nadia):
    columns = {"WORDS": 1, "DAY": 0}
    first = give(b"When,Said\n3/10/2026,Kind\n")
    importing.choose_columns(actor=nadia, file=first, columns=columns, version=first.version)
    again = give(b"Extra,Said,When\nx,Kind,3/10/2026\n")
    assert {key: again.columns[key] for key in columns} == {"WORDS": 1, "DAY": 2}
    assert ColumnChoice.objects.count() == 1


@pytest.mark.parametrize(
    ("columns", "words"),
    [({"DAY": 1}, "where their words are"), ({"WORDS": 4, "DAY": 4}, "two things"), ({"WORDS": 4}, "which day")],
)
def test_columns_that_cannot_be_are_asked_about(give, nadia, columns, words):
    file = give(as_csv(ROWS))
    with pytest.raises(Rejected, match=words):
        importing.choose_columns(actor=nadia, file=file, columns=columns, version=file.version)


def test_of_social_media_no_author_is_kept_and_nothing_may_be_read_unless_its_row_says_so(brought):
    headings = ["Post ID", "Username", "Posted", "Text", "Permission"]
    rows = [["1", "@shannon_l", "3/10/2026", "A&E was rammed", ""], ["2", "@kofi", "4/10/2026", "Ace nurses", "yes"]]
    file = brought(as_csv(rows, headings), kind=Content.SOCIAL_MEDIA, source="A public forum", all_may_be_read=True)
    assert file.added == 2 and not file.all_may_be_read
    first, second = Voice.objects.order_by("received_at")
    assert (first.kind, first.told_by, first.sampling) == (
        VoiceKind.SOCIAL_MEDIA, "A public forum", Sampling.CAME_BY_THEMSELVES,
    )  # fmt: skip
    assert (first.allows_quote, second.allows_quote) == (False, True)
    assert not Voice.objects.public().exists()
    everything = repr([list(table.objects.values()) for table in (Voice, VoiceAbout)]) + repr(file.faults)
    assert "shannon" not in everything and "kofi" not in everything


def test_words_that_may_mean_danger_are_put_before_a_person_and_one_letter_is_sent(brought, outbox_count):
    rows = [[str(n), "3/10/2026", "Poppy Ward", "5", "There are bruises on her arm", ""] for n in range(3)]
    before = outbox_count()
    brought(as_csv(rows))
    assert Concern.objects.count() == 3
    assert outbox_count() == before + 1


@pytest.fixture
def outbox_count():
    from partake.correspondence.models import Message

    return Message.objects.count


# Out again.


def test_a_file_taken_out_leaves_every_count_and_the_right_one_may_come_in(brought, nadia):
    file = brought()
    mine = Voice.objects.get(words="Bins at 5am.")
    withdraw_voice(actor=nadia, voice=mine)
    out = actions.take_out(actor=nadia, file=file, why="Another ward’s file", version=file.version)
    assert out.state == FileState.TAKEN_OUT and out.taken_out_by
    assert not Voice.objects.counted().exists()
    assert not Voice.objects.exclude(words="").exists()
    assert not VoiceAbout.objects.filter(withdrawn=False).exists()
    again = brought()
    assert (again.added, again.known) == (2, 1)  # what its author took back stays back
    with pytest.raises(Stale):
        actions.take_out(actor=nadia, file=out, why="Twice", version=out.version)


def test_taking_out_needs_a_reason(brought, nadia):
    file = brought()
    with pytest.raises(Rejected):
        actions.take_out(actor=nadia, file=file, why=" ", version=file.version)
    with pytest.raises(IntegrityError), transaction.atomic():
        BroughtFile.objects.update(taken_out_by="Somebody")


# Counts.


@pytest.fixture
def published(brought, hospital):
    Organisation.objects.filter(pk=hospital.pk).update(ods_code="RWX")
    hospital.refresh_from_db()

    def bring(*rows, kind=Content.PUBLISHED, setting=Setting.INPATIENT, month=OCTOBER, headings=TRUST):
        made = workbook(Trusts=[headings, *rows])
        return brought(made, kind=kind, setting=setting, month=month, name="fft.xlsx")

    return bring


def test_counts_come_in_whole_or_not_at_all(published, nadia):
    with pytest.raises(Rejected, match="Some rows are wrong"):
        published(ROW, ["", "", "RYY", "Other", 99, *ROW[5:]])
    assert not PublishedFigure.objects.exists()
    file = BroughtFile.objects.get()
    assert file.faults[0][:3] == ["Trusts", 3, "Total Responses"]
    assert published(ROW).added == 1


def test_a_corrected_month_takes_the_place_of_what_was_there_with_its_history(published, hospital, nadia):
    published(ROW)
    assert published(ROW).added == 0
    corrected = published([*ROW[:8], 61, 29, *ROW[10:]])
    assert corrected.added == 1
    first, second = PublishedFigure.objects.order_by("pk")
    assert (first.is_current, second.is_current) == (False, True)
    (figures,) = list_figures(hospital)
    assert (figures.counts.months[0].answers[0], figures.corrected) == (61, 1)
    actions.take_out(actor=nadia, file=corrected, why="Not the right one", version=corrected.version)
    (figures,) = list_figures(hospital)
    assert figures.counts.months[0].answers[0] == 60


def test_hidden_counts_stay_hidden(published, hospital):
    published([*ROW[:4], 3, 50, "*", "*", *["*"] * 6, "*", "*"])
    row = PublishedFigure.objects.get()
    assert row.suppressed and row.answers == [None] * 6 and row.responses == 3


def test_each_question_the_staff_test_and_each_origin_stand_apart(published, hospital):
    older = [
        "Extremely Likely",
        "Likely",
        "Neither likely nor unlikely",
        "Unlikely",
        "Extremely Unlikely",
        "Don't Know",
    ]
    headings = [*TRUST[:8], *older, *TRUST[14:]]
    published(ROW)
    published(ROW, kind=Content.SUBMITTED)
    published(ROW, headings=headings, month=date(2019, 10, 1))
    published(ROW, headings=headings, month=date(2014, 5, 1))
    published(ROW, headings=headings, month=date(2019, 10, 1), setting=Setting.STAFF_CARE)
    found = list_figures(hospital)
    assert [one.facts.code for one in found] == [
        Series.EXPERIENCE, Series.EXPERIENCE, Series.RECOMMEND, Series.NET_PROMOTER, Series.STAFF_CARE,
    ]  # fmt: skip
    assert all(len(one.counts.months) == 1 for one in found)
    with pytest.raises(IntegrityError), transaction.atomic():
        PublishedFigure.objects.filter(series=Series.RECOMMEND).update(series=Series.EXPERIENCE)


# Who may, and when.


def test_only_those_who_run_it_and_healthwatch_bring_in(give, stage, checked, nadia, hana, hospital):
    for key in ("sam", "ruth", "ada", "joyce"):
        with pytest.raises(Refused):
            give(as_csv(ROWS), actor=stage.actor(key))
    for kind in (Content.PUBLISHED, Content.SOCIAL_MEDIA):
        with pytest.raises(Refused):
            give(as_csv(ROWS), actor=hana, kind=kind)


@pytest.fixture
def in_one_place(stage):
    from partake.demo import voices

    voices._the_place(stage)
    return stage


def test_what_healthwatch_heard_is_its_own(in_one_place, checked, nadia, hospital):
    hana = in_one_place.actor("hana")
    file = checked(actor=hana)
    file = importing.let_in(actor=hana, file=file, version=file.version)
    assert set(Voice.objects.values_list("told_by", flat=True)) == {file.brought_for.name}
    with pytest.raises(Refused):
        actions.take_out(actor=nadia, file=file, why="We do not like it", version=file.version)
    actions.take_out(actor=hana, file=file, why="A mistake of ours", version=file.version)


def test_two_people_at_once_and_a_step_out_of_turn_change_nothing(checked, nadia):
    file = checked()
    with pytest.raises(Stale):
        actions.start_file(actor=nadia, file=file, version=file.version - 1)
    with pytest.raises(Stale):
        actions.take_out(actor=nadia, file=file, why="Not in yet", version=file.version)
    started = actions.start_file(actor=nadia, file=file, version=file.version)
    with pytest.raises(Stale):
        actions.drop_file(actor=nadia, file=started, version=started.version)


def test_a_long_file_is_checked_and_brought_in_by_the_worker(give, nadia, monkeypatch):
    monkeypatch.setattr(importing, "SHORT", 10)
    monkeypatch.setattr(importing, "ROWS_AT_ONCE", 1)
    monkeypatch.setattr(importing, "BATCH", 2)
    file = give(as_csv(ROWS))
    file = importing.choose_columns(actor=nadia, file=file, columns=file.columns, version=file.version)
    assert file.state == FileState.TO_CHECK
    assert jobs.work_on_files() == 1
    file.refresh_from_db()
    assert (file.state, file.sound) == (FileState.CHECKED, 3)
    file = importing.let_in(actor=nadia, file=file, version=file.version)
    assert file.state == FileState.COMING_IN and not Voice.objects.exists()
    assert jobs.work_on_files() == 1
    file.refresh_from_db()
    assert (file.state, file.added, file.rows_done) == (FileState.IN, 3, 3)
    assert jobs.work_on_files() == 0


def test_stopped_in_the_middle_it_goes_on_where_it_was(checked, nadia, monkeypatch):
    monkeypatch.setattr(importing, "BATCH", 1)
    file = checked()
    file = actions.start_file(actor=nadia, file=file, version=file.version)
    real, calls = importing.take_rows_in, []

    def stops(**given):
        calls.append(given["rows_done"])
        if len(calls) == 2:
            raise RuntimeError("the power went")
        return real(**given)

    monkeypatch.setattr(importing, "take_rows_in", stops)
    with pytest.raises(RuntimeError):
        importing.bring_in(actor=nadia, file=BroughtFile.objects.get())
    assert Voice.objects.count() == BroughtFile.objects.get().rows_done == 1
    monkeypatch.setattr(importing, "take_rows_in", real)
    jobs.work_on_files()
    assert Voice.objects.count() == BroughtFile.objects.get().added == 3
    assert events("file_brought_in") == 1


def test_a_file_whose_bytes_are_gone_is_set_aside_and_stops_no_other(checked, nadia):
    file = checked()
    actions.start_file(actor=nadia, file=file, version=file.version)
    StoredFile.objects.update(sha256="", erased_at=file.given_at)
    jobs.work_on_files()
    file.refresh_from_db()
    assert file.state == FileState.IN and file.added == 0 and file.faulty == 1


def test_two_workers_at_once_bring_each_row_in_once(checked, nadia):
    file = actions.start_file(actor=nadia, file=(found := checked()), version=found.version)
    first, second = BroughtFile.objects.get(), BroughtFile.objects.get()
    importing.bring_in(actor=nadia, file=first)
    importing.bring_in(actor=nadia, file=second)
    assert Voice.objects.count() == 3 and file.pk == first.pk


def test_headings_are_as_they_stand(give):
    assert give(as_csv(ROWS)).headings == HEADINGS


def test_a_long_file_leaves_some_thousands_at_a_time(brought, nadia, monkeypatch):
    monkeypatch.setattr(actions, "OUT_AT_ONCE", 2)
    file = brought()
    out = actions.take_out(actor=nadia, file=file, why="Wrong", version=file.version)
    assert out.state == FileState.GOING_OUT and Voice.objects.counted().count() == 1
    jobs.work_on_files()
    out.refresh_from_db()
    assert out.state == FileState.TAKEN_OUT and not Voice.objects.counted().exists()


def test_the_worker_takes_turns(checked, nadia, monkeypatch):
    monkeypatch.setattr(importing, "BATCH", 1)
    monkeypatch.setattr(importing, "BATCHES_IN_A_TURN", 2)
    monkeypatch.setattr(importing, "ROWS_AT_ONCE", 0)
    file = checked()
    importing.let_in(actor=nadia, file=file, version=file.version)
    for done in (2, 3):
        jobs.work_on_files()
        assert BroughtFile.objects.get().rows_done == Voice.objects.count() == done
    assert BroughtFile.objects.get().state == FileState.IN


def test_a_file_nobody_brought_in_is_forgotten_after_thirty_days(checked):
    checked()
    assert jobs.forget_files_nobody_brought_in() == 0
    with clock.fixed_day(2026, 12, 20):
        assert jobs.forget_files_nobody_brought_in() == 1
    row = BroughtFile.objects.get()
    assert row.state == FileState.DROPPED and "30 days" in row.faults[0][3]
    assert StoredFile.objects.get().erased_at is not None


def test_a_file_the_database_refused_waits_and_stops_no_other(checked, nadia, monkeypatch, caplog):
    first, second = checked(), checked(as_csv([["9", "06/10/2026", "Poppy Ward", "1", "New", "yes"]]))
    for file in (first, second):
        actions.start_file(actor=nadia, file=file, version=file.version)
    real = importing.take_rows_in

    def refuses(**given):
        if given["file"].pk == first.pk:
            raise IntegrityError("the same row from another file")
        return real(**given)

    monkeypatch.setattr(importing, "take_rows_in", refuses)
    assert jobs.work_on_files() == 2
    states = dict(BroughtFile.objects.values_list("pk", "state"))
    assert states == {first.pk: "COMING_IN", second.pk: "IN"} and "next turn" in caplog.text
