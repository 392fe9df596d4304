"""Select, resolve, verify and apply what the rules found."""
