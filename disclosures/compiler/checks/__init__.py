"""What is wrong with the rows: in a cell, in a key, in what the rows say together."""
