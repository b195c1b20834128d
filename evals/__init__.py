"""Measuring Qawl: gold that people wrote, and the commands that compare with it."""
