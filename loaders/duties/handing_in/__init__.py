"""What a statement asks to be handed in, and to whom."""
