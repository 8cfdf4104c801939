"""What makes content wrong although it can be read: one rule, one file; pure functions from values to problems."""
