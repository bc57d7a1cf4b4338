"""What must hold when things happen at once: limits for every process together, an invitation used once."""

import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from threading import Barrier
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.db import connection, connections

from partake.accounts import actions
from partake.accounts.models import User
from partake.audit.models import Event
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound
from tests.accounts.conftest import SYSTEM
from tests.accounts.own_site import own_site


def wrong_try(address: str) -> int:
    """One wrong password from a browser of its own; gives the status of the answer."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    page = browser.open(f"{address}/account/sign-in").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token
    sent = {"login": "tunde@example.org", "password": "wrong", "csrfmiddlewaretoken": token.group(1)}
    try:
        return int(browser.open(f"{address}/account/sign-in", urllib.parse.urlencode(sent).encode()).status)
    except urllib.error.HTTPError as refused:
        return refused.code


@pytest.mark.slow
def test_two_processes_count_wrong_passwords_together(own_database: str, tmp_path: Path) -> None:
    """Four tries at each, all at once: five are answered, whichever process they met."""
    with own_site(own_database, tmp_path) as site, ThreadPoolExecutor(8) as together:
        answers = sorted(together.map(wrong_try, [site.first, site.second] * 4))
    assert answers == [200] * 5 + [429] * 3


def test_of_two_who_open_an_invitation_at_once_one_sets_it_up(own_database: str) -> None:
    invitation = actions.invite(actor=SYSTEM, email="new@example.org", display_name="Ned New")
    ready = Barrier(2)

    def use(password: str) -> str:
        ready.wait()
        try:
            actions.use_invitation(actor=Actor.anonymous(), invitation=invitation, password=password)
            return password
        except NotFound:
            return ""
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as together:
        set_up = [
            password for password in together.map(use, ["copper lantern orchard", "marble window thistle"]) if password
        ]
    assert len(set_up) == 1
    assert User.objects.get(email="new@example.org").check_password(set_up[0])
    about = {"kind": "accounts.invitation_used", "about_id": str(invitation.user.public_id)}
    assert Event.objects.filter(**about).count() == 1


@pytest.mark.django_db
def test_the_table_they_are_counted_in_comes_with_a_migration() -> None:
    """The test database has one in any case, so it is taken away first (and comes back with the roll-back)."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE cache")
    migration = import_module("partake.accounts.migrations.0002_cache_table")
    for _ in range(2):
        migration.make_cache_table(None, SimpleNamespace(connection=connection))
    cache.set("tries", 4)
    assert cache.get("tries") == 4
