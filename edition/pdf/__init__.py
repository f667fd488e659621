"""What a PDF of the typesetter says, and how it reads: its objects, its tags, its pages, its lines.

It reads the files that Typst writes, and what else a PDF can be it need not know.
"""
