"""What the pages of a PDF draw, and how it reads: its operators, its characters, its lines.

Nothing here knows how a PDF file is built, or what its tags mean; ``engines.pypdf`` does.
"""
