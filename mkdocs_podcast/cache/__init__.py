"""What earlier builds made of the same input: a store, and the digests that are its keys."""
