"""Arabic as text: folding, words with their clitics, sentences, quotation marks, phrases."""
