"""What is shown on a terminal or in a pipe: words first, nothing that depends on colour."""
