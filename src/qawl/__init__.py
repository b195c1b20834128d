"""Qawl reads Arabic news and keeps who said what, to whom, when and through whom."""
