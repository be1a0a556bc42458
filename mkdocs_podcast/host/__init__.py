"""MkDocs' own kinds of page, file and option; a site read as a build reads it."""
