"""The Occupational Outlook Handbook: its XML feed, its pages, and extracts of its pages."""
