"""Importers: an article as it was pasted or scraped becomes the files of a brief."""
