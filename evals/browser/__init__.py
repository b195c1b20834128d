"""The pages of `qawl serve` in a real Chromium: what tests, screenshots and measurements share."""
