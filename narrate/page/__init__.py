"""Pages: self-contained HTML with the prose, notes and pictures of an occupation, or with wordings to review."""

from narrate.page.charts import PicturesUnavailableError
from narrate.page.file_names import file_name
from narrate.page.model import PageModel, page_model
from narrate.page.render import Other, page_html
from narrate.page.review import review_html
from narrate.page.site import Site

__all__ = [
    "Other",
    "PageModel",
    "PicturesUnavailableError",
    "Site",
    "file_name",
    "page_html",
    "page_model",
    "review_html",
]
