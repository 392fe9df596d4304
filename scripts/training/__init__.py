"""Training of the model that puts words back in order; nothing here is needed to use it."""
