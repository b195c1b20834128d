"""How a reading looks to people: on a terminal, on a page, in a sheet. Presents, never decides."""
