"""What every page is framed by: menu, band, who is signed in. Wiring only; each room lists its own items."""
