"""What everyone sees: a fixed list of figures by quarter, protected together once, and never changed afterwards."""
