"""What ties text and panel: what belongs together, the places that are walked, and the ways to them."""
