"""What an article says: one file per question, all of them pure functions over a Text."""
