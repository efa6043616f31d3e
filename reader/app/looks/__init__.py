"""How things look: colours, themes, and words set in lines of cells."""
