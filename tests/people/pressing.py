"""Opening pages and pressing their buttons, the way a reader's browser does."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from partake.demo.scenes import Stage
from tests.pages import Page, assert_good_page


def at(name: str, stage: Stage, person: str, *args: object) -> str:
    """This will give the address of a page of somebody's record."""
    return reverse(f"people:{name}", args=[stage.people[person].public_id, *args])


def read(client: Client, address: str) -> Page:
    """This will open a page, and fail unless it keeps every promise a page makes."""
    response = client.get(address)
    assert response.status_code == 200, (response.status_code, response.headers.get("Location"))
    return assert_good_page(response)


def press(client: Client, address: str, **answers: Any) -> HttpResponse:
    """This will open a page, fill in its form and press its button."""
    token = read(client, address).token
    return client.post(address.split("#")[0], {"form_token": token, **answers})


def shown(response: HttpResponse) -> str:
    """This will give the words of a page that was drawn again, and fail unless it is a good page."""
    assert response.status_code == 200, (response.status_code, response.headers.get("Location"))
    return " ".join(" ".join(assert_good_page(response).texts).split())
