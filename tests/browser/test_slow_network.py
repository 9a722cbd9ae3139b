"""The first visit over a slow mobile network: how soon a person can write, and how much is fetched for that."""

from __future__ import annotations

import pytest
from playwright.sync_api import CDPSession, Page

from tests.browser.person import Visit, ask_the_fee

pytestmark = pytest.mark.stack
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
"""Milliseconds for each request, and bytes a second."""
USABLE_WITHIN = 2_500  # milliseconds; about 600 where nothing else runs, but the machine of a test may be busy
MOST_BYTES = 50_000
USABLE = """() => new Promise((resolve) => {
    const look = () => {
        const [painted] = performance.getEntriesByName("first-contentful-paint");
        const scripts = document.documentElement.classList.contains("scripts");
        if (painted && scripts && document.getElementById("message").checkVisibility()) resolve(performance.now());
        else requestAnimationFrame(look);
    };
    look();
})"""


def over_slow_4g(visit: Visit) -> tuple[Page, CDPSession, str]:
    """A page that has seen nothing yet, its network, and the address of the help desk."""
    page = visit("/healthz")
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", SLOW_4G)
    return page, network, page.url.removesuffix("/healthz")


@pytest.mark.parametrize("language", ["en", "es"])
def test_over_a_slow_network_a_person_can_soon_write(visit: Visit, language: str) -> None:
    page, _, desk = over_slow_4g(visit)
    page.goto(f"{desk}/?lang={language}", wait_until="commit")
    usable = page.evaluate(USABLE)
    print(f"Usable after {usable:.0f} ms.")
    assert usable < USABLE_WITHIN
    ask_the_fee(page)


@pytest.mark.parametrize("path", ["/?lang=en", "/?lang=es", "/estimate?lang=es", "/fees?lang=es", "/topics?lang=es"])
def test_a_first_visit_fetches_little(visit: Visit, path: str) -> None:
    page, network, desk = over_slow_4g(visit)
    sizes: list[int] = []
    network.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    page.goto(f"{desk}{path}", wait_until="networkidle")
    print(f"{path}: {sum(sizes)} bytes.")
    assert 1_000 < sum(sizes) < MOST_BYTES
