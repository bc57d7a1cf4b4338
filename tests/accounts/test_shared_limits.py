"""Limits hold for every process together, and their table comes with `migrate`."""

import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.db import connection

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


def test_the_table_they_are_counted_in_comes_with_a_migration() -> None:
    """The test database has one in any case, so it is taken away first (and comes back with the roll-back)."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE cache")
    migration = import_module("partake.accounts.migrations.0003_cache_table")
    for _ in range(2):
        migration.make_cache_table(None, SimpleNamespace(connection=connection))
    cache.set("tries", 4)
    assert cache.get("tries") == 4
