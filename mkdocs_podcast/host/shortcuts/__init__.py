"""Shorter ways through MkDocs, Python-Markdown and Material, with the same result.

Only this folder uses private parts of other packages. Each shortcut first looks whether these are
what it was written for; where they are not, and on sites with extensions that are not known here,
everything takes the ordinary way.
"""
