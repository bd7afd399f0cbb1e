"""An editor has read every wording of the newsroom's own as it is."""

from newsroom import STYLE

from narrate.testing import assert_reviewed


def test_every_wording_is_approved() -> None:
    assert_reviewed(STYLE, "en_US", "reviews/en_US.toml", own=True, drafts=False)
