"""What a brief is: its files, their schema, and how they are read into values."""
