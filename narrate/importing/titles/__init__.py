"""Lists of titles in several languages, as agencies publish them."""
