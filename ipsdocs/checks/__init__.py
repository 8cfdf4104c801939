"""What is wrong in content that can be read: one rule, one file; pure functions from values to problems."""
