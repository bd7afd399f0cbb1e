"""Write docs/images/page.png: the page of the sample occupation in Chromium, with the note of one claim open.

``python docs/page_picture.py`` needs the extra ``test`` and a Chromium on the PATH.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

import narrate
from narrate.page import page_html, page_model
from narrate.sample import SAMPLE

PICTURE: Final = Path(__file__).parent / "images" / "page.png"
SECTIONS: Final = ("job_trends",)
WIDTH, HEIGHT = 1000, 820
OPEN: Final = "3.0%"
"""The words of the claim whose note is shown."""


def main() -> int:
    """Take the picture."""
    browser = shutil.which("chromium")
    if browser is None:
        sys.exit("there is no chromium on the PATH")
    report = narrate.report(SAMPLE, locale="en_US", sections=SECTIONS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-lcd-text"])
        page = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        page.set_content(page_html(page_model(report, narrate.STANDARD, sections=SECTIONS)))
        page.get_by_text(OPEN, exact=True).first.hover()
        page.wait_for_timeout(500)
        PICTURE.parent.mkdir(exist_ok=True)
        page.screenshot(path=PICTURE)
        chromium.close()
    sys.stdout.write(f"{PICTURE}: {PICTURE.stat().st_size // 1000} kB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
