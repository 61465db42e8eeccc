"""Following: threads and reprints kept true to the index, asked for, and put right by the person."""
